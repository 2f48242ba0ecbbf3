document.documentElement.classList.replace("no-js", "js");
try { const scheme = localStorage.getItem("c-scheme"); if (scheme) document.documentElement.dataset.scheme = scheme; } catch {}
