"use strict";
const operations = document.getElementById("operations");
SwaggerUIBundle({
  domNode: operations,
  url: operations.dataset.document,
  deepLinking: true,
  defaultModelsExpandDepth: -1,
  docExpansion: "none",
  validatorUrl: null,
});

// The list of servers has no name for people who do not see it.
new MutationObserver(() => {
  const servers = document.getElementById("servers");
  if (servers && !servers.hasAttribute("aria-label")) servers.setAttribute("aria-label", "Server");
}).observe(operations, { childList: true, subtree: true });
