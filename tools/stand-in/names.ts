import { AwsError } from "./aws-error";
import type { Cloud } from "./cloud";
import type { Identity } from "./identity/identity";
import type { Described } from "./outputs";
import type { ObjectSchema } from "./schema/shapes";
import { isAbsent, type Values } from "./values";

/** Inputs by which AWS's provider is asked for a random name. */
const prefixes = new Set([
  "namePrefix",
  "bucketPrefix",
  "identifierPrefix",
  "clusterIdentifierPrefix",
  "statementIdPrefix",
]);

/** Where `name` is optional and yet nothing is named at random when it is left out. Reviewed 2026-11-21. */
const namelessTypes = new Set(["aws:apigateway/restApi:RestApi", "aws:ec2/networkAcl:NetworkAcl"]);

/**
 * What is wrong with the naming of a resource: in this project every physical name is explicit (the name
 * module knows it), so a name that AWS's provider would make up is refused.
 *
 * @returns property and reason, or undefined.
 */
export function nameProblem(
  type: string,
  identity: Identity,
  schema: ObjectSchema,
  inputs: Values,
): { property: string; reason: string } | undefined {
  for (const prefix of prefixes) {
    if (schema.properties[prefix] !== undefined && !isAbsent(inputs[prefix])) {
      return { property: prefix, reason: `'${prefix}' makes a random name; give the whole name instead` };
    }
  }
  const property = identity.name ?? "name";
  const declared = schema.properties[property];
  if (declared === undefined || declared.required || !isAbsent(inputs[property])) return undefined;
  if (declared.shape.kind !== "string" || namelessTypes.has(type)) return undefined;
  return {
    property,
    reason: `no '${property}' is given, so that AWS's provider would make up a random one; name it explicitly`,
  };
}

/** Where a type's names have to be unique, as the region under which the cloud keeps it. */
export function regionOf(identity: Identity, region: string): string {
  return identity.scope === "account" || identity.scope === "world" ? "" : region;
}

/** Types whose unique key is random on purpose, or counted, never stand in their own way. */
export function isUnbound(identity: Identity): boolean {
  return isRandom(identity.unique ?? identity.id);
}

function isRandom(template: string): boolean {
  return /\{(?:hex|lower|upper|mixed|digits|uuid|revision)\b/.test(template);
}

/**
 * What AWS does when it is asked to make what is there already: it refuses the name (`refused`), writes over what is
 * there or answers with it (`overwritten`: policies and settings, whose id is what they belong to), or makes a second
 * one (`doubled`).
 */
export type SecondCreation = "refused" | "overwritten" | "doubled";

/** What comes of it as far as names go. */
export function secondCreationOf(identity: Identity): SecondCreation {
  if (isUnbound(identity) || identity.boundBy !== undefined) return "doubled";
  if (identity.answersAgain === true) return "overwritten";
  if (identity.taken !== undefined) return "refused";
  return isRandom(identity.id) ? "doubled" : "overwritten";
}

/**
 * @throws AwsError when another resource of the type holds the name already: a second one in the program, or
 *   one that an earlier stack made.
 */
export function refuseTakenName(
  cloud: Cloud,
  type: string,
  identity: Identity,
  described: Described,
  region: string,
): void {
  const holder = cloud.holderOf(type, described.unique, regionOf(identity, region));
  if (holder === undefined) return;
  const hint = `${type} '${described.unique}' belongs to ${holder.urn}`;
  throw identity.taken === undefined
    ? new AwsError("Conflict", `'${described.unique}' exists already and would be overwritten`, hint)
    : new AwsError(identity.taken, `'${described.unique}' already exists`, hint);
}
