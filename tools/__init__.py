"""Programs for those who change this project; the site needs none of them."""
