// Material takes every <link rel="alternate"> for another language of the site and fetches a sitemap beside it.
// Ours are feeds and calendars: the same value with a space at its end is the same to browsers, and not to Material.
for (const link of document.querySelectorAll("link[rel=alternate]")) link.setAttribute("rel", "alternate ");
