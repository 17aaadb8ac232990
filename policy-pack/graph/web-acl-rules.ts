import type { ResourceGraph } from "./graph";
import { Reader, Undecidable, UnknownRead } from "./reader";
import { companionsOf, mayHaveCompanion } from "./references";
import type { Resource } from "./resource";
import type { Value } from "./values";
import { UNKNOWN, isObject, toValue } from "./values";

/** A rule that is declared apart from its WebACL. */
const apart = "aws:wafv2/webAclRule:WebAclRule";
/** What puts rules of others into a WebACL from outside. */
const association = "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation";

/** A rule as it stands in a WebACL. */
export class AclRule {
  readonly name: string;
  readonly priority: number | undefined;

  constructor(readonly block: Reader) {
    this.name = block.text("name") ?? "a rule without name";
    this.priority = block.number("priority");
  }

  /** True for a rule that limits how often one asks. */
  get isRate(): boolean {
    return this.block.has("statement.rateBasedStatement");
  }

  /** The managed rule set of AWS that it stands for. */
  get managedSet(): string | undefined {
    const group = "statement.managedRuleGroupStatement";
    return this.block.text(`${group}.vendorName`) === "AWS" ? this.block.text(`${group}.name`) : undefined;
  }

  /** True where it stops nothing whatever it matches. */
  get onlyCounts(): boolean {
    return this.does("action.count") || this.does("overrideAction.count");
  }

  /** True where what it matches passes every later rule by. */
  get letsBy(): boolean {
    return this.does("action.allow");
  }

  private does(path: string): boolean {
    const found = this.block.raw(path);
    if (found === UNKNOWN) {
      throw new UnknownRead(path);
    }
    return found !== undefined;
  }
}

/** A value of AWS's own interface under the names of `@pulumi/aws`. */
function renamed(value: Value): Value {
  if (Array.isArray(value)) {
    return value.map(renamed);
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [uncapitalised(name), renamed(each)]))
    : value;
}

/** As far as anybody reads them: names that begin with an abbreviation, as `IPSetReferenceStatement`, are not read. */
const uncapitalised = (name: string): string =>
  `${name.charAt(0).toLowerCase()}${name.slice(1)}`.replace("cloudWatch", "cloudwatch");

/** The rules that stand in the WebACL itself, as blocks or as the text that AWS's own interface takes. */
function ownRules({ inputs }: Resource): readonly Reader[] {
  const text = inputs.text("ruleJson");
  if (text === undefined) {
    return inputs.blocks("rules");
  }
  try {
    const rules = renamed(toValue(JSON.parse(text)));
    return new Reader({ ruleJson: rules }).blocks("ruleJson");
  } catch {
    throw new Undecidable("`ruleJson` is no JSON");
  }
}

/** The rules of a WebACL, its own and those beside it. Throws `Undecidable` where there may be others. */
export function rulesOfAcl(graph: ResourceGraph, acl: Resource): readonly AclRule[] {
  const isOpen =
    companionsOf(graph, acl, association, "webAclArn").length > 0 ||
    [association, apart].some((type) => mayHaveCompanion(graph, acl, type, "webAclArn"));
  if (isOpen) {
    throw new Undecidable("rules that are associated with the WebACL are not read");
  }
  const separate = companionsOf(graph, acl, apart, "webAclArn").map(({ inputs }) => inputs);
  return [...ownRules(acl), ...separate].map((block) => new AclRule(block));
}
