import { openApiDocument } from "../../edge/api/openapi";
import { routeRows } from "../../shared/inventory";
import { alarmsPage } from "./alarms/page";
import { architecturePage } from "./architecture/page";
import { configurationReference } from "./configuration";
import { coveragePage } from "./coverage/page";
import { configurationSchema } from "./json-schema";
import { findingsPage } from "./ledger/page";
import { policyReference } from "./policies/page";
import { policyPackConfigSchema } from "./policy-pack-config";
import { procedurePages } from "./procedures";
import { rolesPage } from "./roles/page";
import { routesPage } from "./routes/page";

/** A file of this repository that is made from what the code knows. */
export interface GeneratedDocument {
  /** Path from the root of the repository. */
  readonly path: string;
  readonly render: () => string;
}

/** Every generated document; a new one is one more entry. */
export const generatedDocuments: readonly GeneratedDocument[] = [
  { path: "docs/alarms.md", render: alarmsPage },
  { path: "docs/architecture.md", render: architecturePage },
  { path: "docs/configuration.md", render: configurationReference },
  {
    path: "docs/configuration.schema.json",
    render: () => `${JSON.stringify(configurationSchema(), undefined, 2)}\n`,
  },
  { path: "docs/findings.md", render: findingsPage },
  {
    path: "docs/openapi.json",
    render: () => `${JSON.stringify(openApiDocument(routeRows), undefined, 2)}\n`,
  },
  { path: "docs/policies.md", render: policyReference },
  { path: "docs/policy-coverage.md", render: coveragePage },
  {
    path: "docs/policy-pack-config.schema.json",
    render: () => `${JSON.stringify(policyPackConfigSchema(), undefined, 2)}\n`,
  },
  { path: "docs/roles.md", render: rolesPage },
  { path: "docs/routes.md", render: routesPage },
  ...procedurePages(),
];
