import type { ResourceGraph } from "../graph/graph";
import { required } from "../graph/lists";
import { UnknownRead } from "../graph/reader";
import { companionsOf, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Statement } from "../iam/document";
import { statementsOf } from "../iam/documents";
import type { RuleContext } from "../rule";
import { admits } from "./admission";

const keyType = "aws:kms/key:Key";
const aliasType = "aws:kms/alias:Alias";
/** What a service needs to send to a queue or topic that a key encrypts. */
const use = ["kms:GenerateDataKey", "kms:Decrypt"] as const;

/** The statements of a key's policy; none where it has no policy that is a document. */
export function keyStatements(graph: ResourceGraph, key: Resource): readonly Statement[] {
  const holders = companionsOf(graph, key, "aws:kms/keyPolicy:KeyPolicy", "keyId");
  return holders.flatMap((holder) => statementsOf(holder, "key"));
}

/**
 * The declared key that a property names, itself or by its alias. Throws where it cannot be told.
 *
 * @returns undefined where the property names none, and its text where nothing declared answers to it.
 */
export function declaredKey(
  { graph, requireWhole }: Pick<RuleContext, "graph" | "requireWhole">,
  subject: Resource,
  property: string,
): Resource | string | undefined {
  const target = targetOf(graph, subject, property, [keyType, aliasType]);
  switch (target.kind) {
    case "resource":
      return target.resource.type === keyType ? target.resource : behind(graph, target.resource);
    case "unknown":
      requireWhole("the key may be declared in another layer");
      throw new UnknownRead(property);
    case "undeclared":
      if (!isAwsManaged(target.value)) {
        requireWhole("the key may be declared in another layer");
      }
      return target.value;
    default:
  }
  return undefined;
}

function behind(graph: ResourceGraph, alias: Resource): Resource {
  return required(targetOf(graph, alias, "targetKeyId", [keyType]), `targetKeyId of ${alias.name}`);
}

/** True for the keys that AWS keeps for a service, whose policies nobody can change. */
function isAwsManaged(key: string): boolean {
  return /(?:^|:)alias\/aws\//.test(key);
}

/**
 * Why the service cannot use the key that encrypts the subject; undefined where it can, and where the subject names
 * no customer key: that is for the rule about its encryption.
 *
 * @param sendsSource false for a service that sends no source to a key: its statement must demand none.
 */
export function keyRefuses(
  context: Pick<RuleContext, "graph" | "requireWhole" | "place">,
  subject: Resource,
  service: string,
  sendsSource: boolean,
): string | undefined {
  const key = declaredKey(context, subject, "kmsMasterKeyId");
  if (typeof key !== "object") {
    return key === undefined || isAwsManaged(key) ? undefined : `its key ${key} is not declared`;
  }
  const statements = keyStatements(context.graph, key);
  const missing = use.filter(
    (action) =>
      !admits(
        statements,
        { service, action, resources: [], sources: sendsSource ? [] : "none" },
        context.place,
      ),
  );
  return missing.length > 0
    ? `its key ${key.name} does not admit ${service} to ${missing.join(" and ")}`
    : undefined;
}
