/** The routes with the scope that a token needs, written by hand from the table of decisions.md section 5. */
export const routeFacts = [
  { method: "GET", path: "/health", scope: "none" },
  { method: "GET", path: "/api/v1/health", scope: "read" },

  { method: "POST", path: "/api/v1/backtests", scope: "write" },
  { method: "GET", path: "/api/v1/backtests", scope: "read" },
  { method: "GET", path: "/api/v1/backtests/{id}", scope: "read" },
  { method: "DELETE", path: "/api/v1/backtests/{id}", scope: "write" },
  { method: "GET", path: "/api/v1/backtests/{id}/results", scope: "read" },

  { method: "GET", path: "/api/v1/strategies", scope: "read" },
  { method: "POST", path: "/api/v1/strategies", scope: "write" },
  { method: "GET", path: "/api/v1/strategies/{id}", scope: "read" },
  { method: "PUT", path: "/api/v1/strategies/{id}", scope: "write" },
  { method: "DELETE", path: "/api/v1/strategies/{id}", scope: "write" },
  { method: "POST", path: "/api/v1/strategies/{id}/validate", scope: "write" },

  { method: "GET", path: "/api/v1/configs", scope: "read" },
  { method: "GET", path: "/api/v1/configs/{name}", scope: "read" },
  { method: "PUT", path: "/api/v1/configs/{name}", scope: "write" },

  { method: "GET", path: "/api/v1/data/symbols", scope: "read" },
  { method: "POST", path: "/api/v1/data/collections", scope: "write" },
  { method: "GET", path: "/api/v1/data/collections/{id}", scope: "read" },

  { method: "GET", path: "/api/v1/models", scope: "read" },
  { method: "GET", path: "/api/v1/models/{name}", scope: "read" },
  { method: "POST", path: "/api/v1/models/{name}/promote", scope: "admin" },
  { method: "POST", path: "/api/v1/models/{name}/rollback", scope: "admin" },
  { method: "GET", path: "/api/v1/models/{name}/drift", scope: "read" },

  { method: "GET", path: "/api/v1/deployments", scope: "read" },
  { method: "POST", path: "/api/v1/deployments", scope: "admin" },
  { method: "GET", path: "/api/v1/deployments/{id}", scope: "read" },

  { method: "GET", path: "/api/v1/trading/status", scope: "read" },
] as const;
