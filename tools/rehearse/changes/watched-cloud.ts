import { Cloud, type CloudResource } from "../../stand-in";
import { textOf, type Values } from "../../stand-in/values";

/** A resource that was deleted while others still named it. */
export interface UsedAtItsEnd {
  readonly urn: string;
  /** URNs of those that named it. */
  readonly by: readonly string[];
}

/** What only speaks of others: a name that nothing answers to any more changes nothing there. */
const SPEAKING = [
  "aws:cloudwatch/dashboard:Dashboard",
  "aws:iam/policy:Policy",
  "aws:iam/rolePolicy:RolePolicy",
];

/**
 * An account that notices who still names what is deleted: by its ARN, the address of its images, or the id that AWS
 * gave it. AWS refuses some of these deletions and lets most of them happen.
 */
export class WatchedCloud extends Cloud {
  private readonly ends: UsedAtItsEnd[] = [];
  private readonly texts = new WeakMap<Values, string>();

  override remove(resource: CloudResource): boolean {
    const names = namesOf(resource);
    const by = names.length === 0 ? [] : this.list().filter((other) => this.names(other, names, resource));
    if (by.length > 0) this.ends.push({ urn: resource.urn, by: by.map(({ urn }) => urn) });
    return super.remove(resource);
  }

  /** What was deleted in use since this was asked last. */
  takeEnds(): readonly UsedAtItsEnd[] {
    return this.ends.splice(0);
  }

  private names(other: CloudResource, names: readonly string[], resource: CloudResource): boolean {
    if (other.urn === resource.urn || SPEAKING.includes(other.type)) return false;
    let text = this.texts.get(other.inputs);
    if (text === undefined) {
      text = JSON.stringify(other.inputs);
      this.texts.set(other.inputs, text);
    }
    return names.some((name) => holds(text, name));
  }
}

/** Ids that AWS makes up, as `sg-0123456789abcdef0`: a name of our own may stand in any text. */
const GIVEN_ID = /^[a-z]+-[0-9a-f]{8,}$/;

function namesOf({ id, arn, outputs }: CloudResource): readonly string[] {
  const names = [arn, GIVEN_ID.test(id) ? id : undefined, textOf(outputs.repositoryUrl)];
  return names.filter((name): name is string => name !== undefined && name !== "");
}

/** Whether a name stands in a text as a whole, and not as the beginning of a longer one. */
function holds(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/^[\w/-]/.test(text.slice(at + name.length))) return true;
  }
  return false;
}
