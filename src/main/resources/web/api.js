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
