import {
  domainNameType,
  isPreflight,
  methodSettingsType,
  methodType,
  restApiType,
} from "../../../policy-pack/graph/rest-apis";
import { routeRows } from "../../../shared/inventory";
import { environments, type Environment } from "../../../shared/naming";
import { markdownTable } from "../markdown-table";
import { byKey, planGraph, where } from "../plan";
import { routesOf, type RouteFacts } from "./route";

const introduction = `# Routes

Written by \`npm run docs\` from the plans in \`test/golden\`; do not edit. The rows are in \`shared/inventory/routes.ts\`; what
bodies and answers look like is in [openapi.json](openapi.json).

A caller needs an access token of Cognito with the scope that is named. A request has to pass the web ACL, which AWS asks
before anything else, the throttle, the check of the token, and the check of what the request carries; then the VPC link takes
it to the load balancer, or API Gateway itself puts it into the queue.`;

const header = [
  "method",
  "path",
  "what it does",
  "callers",
  "answered by",
  "checked before",
  "time-out",
  "in",
];

const inRowOrder = ({ method, path }: RouteFacts): number =>
  routeRows.findIndex((row) => row.method === method && row.path === path);

function routeTable(): string {
  const found = byKey(
    (environment) => routesOf(planGraph(environment)),
    (route) => JSON.stringify(route),
  );
  const rows = [...found.values()]
    .flatMap((each) => each.slice(0, 1).map(({ value }) => ({ value, in: where(each) })))
    .sort((a, b) => inRowOrder(a.value) - inRowOrder(b.value));
  return markdownTable(
    header,
    rows.map(({ value, in: only }) => [
      ...[value.method, `\`${value.path}\``, value.summary, value.callers, value.answeredBy],
      ...[value.checks || "–", `${value.timeoutSeconds} s`, only || "all"],
    ]),
  );
}

/** What all routes of an environment have in common. */
function commonRow(environment: Environment): readonly string[] {
  const graph = planGraph(environment);
  const [settings] = graph.ofType(methodSettingsType);
  const [domain] = graph.ofType(domainNameType);
  const [api] = graph.ofType(restApiType);
  const preflights = graph.ofType(methodType).filter((method) => isPreflight(graph, method));
  return [
    environment,
    String(routesOf(graph).length),
    domain === undefined ? "AWS's own" : `\`${domain.inputs.text("domainName")}\``,
    domain?.inputs.text("securityPolicy") ?? api?.inputs.text("securityPolicy") ?? "–",
    api?.inputs.flag("disableExecuteApiEndpoint") === true ? "off" : "on",
    `${settings?.inputs.number("settings.throttlingRateLimit")} a second`,
    `${settings?.inputs.number("settings.throttlingBurstLimit")} at once`,
    String(preflights.length),
  ];
}

/** `docs/routes.md`: what can be called, by whom, and what answers. */
export function routesPage(): string {
  const common = markdownTable(
    ["", "routes", "address", "TLS", "AWS's address", "throttle", "burst", "OPTIONS, for browsers"],
    environments.map(commonRow),
  );
  return `${[introduction, common, "## All routes", routeTable()].join("\n\n")}\n`;
}
