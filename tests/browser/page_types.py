"""One page of each kind of the frozen site, as it stands on the day for which the tests build it."""

PAGE_TYPES = {
    "home": "",
    "courses": "courses/",
    "month": "courses/2026-12/",
    "past": "courses/past/",
    "course": "courses/joint-practice-development-trios/",
    "calendar": "calendar/",
    "audience": "audience/sendcos/",
    "subject": "subject/maths/",
    "discounts": "discounts/",
    "subscribe": "subscribe/",
    "news": "news/",
    "news of a year": "news/2026/",
    "news of a category": "news/category/courses/",
    "news by an author": "news/author/bplc-office/",
    "news item": "news/2026-11-20-last-places/",
    "clusters": "clusters/",
    "cluster": "clusters/prestwich/",
    "schools": "schools/",
    "school": "schools/alderbeck/",
    "text": "contact/",
    "text with a table": "privacy/",
    "not found": "404.html",
}
# The same kind of page with other words and colours on it.
COURSES_BY_STATUS = {
    "few places": "courses/talk-first-early-language/",
    "full": "courses/emergency-first-aid-december-2026/",
    "waiting list": "courses/sendco-network-spring-2027/",
    "postponed": "courses/working-at-height/",
    "cancelled": "courses/worry-sleep-and-big-feelings/",
    "provisional": "courses/science-in-the-woods/",
    "booking closed": "courses/whole-class-reading/",
    "over": "courses/school-gardening-january-2018/",
}
