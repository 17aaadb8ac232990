import { parseArn } from "../iam/patterns";
import type { Place } from "./graph";
import { Reader } from "./reader";
import type { Resource } from "./resource";

/** A component has no provider. */
const noSettings = new Reader({});

/**
 * Where a resource lies: in the region of its own `region` argument or else of its provider, in the account whose role
 * the provider assumes or which it allows. What neither tells is the environment's.
 */
export function placeOf(resource: Resource, environment: Place): Place {
  const { inputs, provider = noSettings } = resource;
  const region = textOf(inputs, "region") ?? textOf(provider, "region") ?? environment.region;
  const account = accountOf(provider) ?? environment.account;
  return { account, region };
}

/** Account ids of a provider's `allowedAccountIds`, which is a list or the JSON text of one. */
export function accountIdsOf(given: unknown): string[] {
  const ids = parsed(given);
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === "string") : [];
}

/** The account of a provider; undefined where it does not tell one. Of several roles the last one acts. */
function accountOf(provider: Reader): string | undefined {
  const given = provider.raw("assumeRoles") ?? provider.raw("assumeRole");
  const roles: unknown = parsed(given);
  const role: unknown = Array.isArray(roles) ? roles.at(-1) : roles;
  const arn: unknown = typeof role === "object" && role !== null ? Reflect.get(role, "roleArn") : undefined;
  const assumed = typeof arn === "string" ? parseArn(arn)?.account : undefined;
  const [only, second] = accountIdsOf(provider.raw("allowedAccountIds"));
  return assumed ?? (second === undefined ? only : undefined);
}

function textOf(reader: Reader, property: string): string | undefined {
  const found = reader.raw(property);
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** The engine holds what is no string of a provider's settings as JSON text. */
function parsed(given: unknown): unknown {
  if (typeof given !== "string") {
    return given;
  }
  let content: unknown;
  try {
    content = JSON.parse(given);
  } catch {
    // What nobody can read says nothing.
  }
  return content;
}
