import type { Place } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { UNKNOWN } from "../graph/values";
import { parseArn } from "../iam/patterns";

const keyTypes = ["aws:kms/key:Key", "aws:kms/alias:Alias", "aws:kms/replicaKey:ReplicaKey"];

/**
 * Why what a property names is no customer key of this account; undefined where it is one. Throws `UnknownRead`
 * for an unknown value that depends on no key.
 *
 * @param property the top-level property or dotted path that holds `value`.
 */
export function problemOfKey(
  { place }: { readonly place: Place },
  subject: Resource,
  property: string,
  value: Value | undefined = subject.inputs.raw(property),
): string | undefined {
  if (value === UNKNOWN) {
    if (dependsOnKey(subject, property)) {
      return undefined;
    }
    throw new UnknownRead(property);
  }
  if (typeof value !== "string" || value === "") {
    return "the key is nothing";
  }
  if (/(?:^|:)alias\/aws\//.test(value)) {
    return `the key is ${value}, which AWS manages`;
  }
  const account = parseArn(value)?.account ?? "";
  return account !== "" && place.account !== undefined && account !== place.account
    ? `the key ${value} belongs to another account`
    : undefined;
}

function dependsOnKey(subject: Resource, property: string): boolean {
  const [top = property] = property.split(".");
  return subject.dependenciesOf(top).some(({ type }) => keyTypes.includes(type));
}
