import type { z } from "zod";
import type { Place, ResourceGraph } from "./graph/graph";
import type { Resource } from "./graph/resource";
import type { EnvironmentSettings } from "./settings";
import type { Scope } from "./scope/scope";

export type Severity = "low" | "medium" | "high" | "critical";

/**
 * The four controls that are mandatory in every environment and cannot be lowered, disabled or exempted, each
 * with the rules that hold it.
 */
export const missionControls = {
  "WAF association": ["waf-attached"],
  "multi-factor authentication": ["cognito-hardened"],
  "encryption at rest": [
    "asg-resilient",
    "cache-private",
    "rds-hardened",
    "s3-encrypted",
    "sns-subscribed",
    "sqs-hardened",
  ],
  "no http callback in prod": ["cognito-urls"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type MissionControl = keyof typeof missionControls;

/** Ids of the public catalogues that a rule answers (Security Hub, CIS AWS Foundations v5.0, cdk-nag, checkov). */
export interface CatalogueIds {
  readonly securityHub?: readonly string[];
  readonly cis?: readonly string[];
  readonly cdkNag?: readonly string[];
  readonly checkov?: readonly string[];
}

/** What a check found wrong with one resource. */
export interface Violation {
  /** What is wrong, with the value found: a sentence without its full stop. */
  readonly found: string;
  /** What is allowed. */
  readonly expected: string;
  /** How to put this one right; the rule's `remediation` where absent. */
  readonly fix?: string;
  /** The resource at fault where it is not the one under check. */
  readonly resource?: Resource;
  /** Set where the finding breaks one of the four controls that cannot be lowered. */
  readonly control?: MissionControl;
}

/** What a check may look at besides its subject. */
export interface RuleContext {
  readonly graph: ResourceGraph;
  readonly environment: string;
  /** The parameters of this environment: `settings.ts`. */
  readonly settings: EnvironmentSettings;
  /** Where the subject lies: with its provider, or in the region that it names itself. */
  readonly place: Place;
  readonly scope: Scope;
  /** Every environment's name, to recognise another one's in a name or ARN. */
  readonly environments: readonly string[];
  /** The stack's configuration as the engine passes it; empty where it does not. */
  readonly stackConfig: Readonly<Record<string, string>>;
  /** The rule's own parameters with their defaults; throws where the configuration does not fit the schema. */
  readonly parameters: <S extends z.ZodObject>(schema: S) => z.infer<S>;
  /**
   * States that a verdict needs every layer. With `scope: layer` the check ends here as "not evaluated".
   *
   * @param reason why the other half may lie in another layer.
   */
  readonly requireWhole: (reason: string) => void;
}

/**
 * One independent question about one resource. An unknown value that it reads ends this check alone as
 * "not evaluated"; what it has reported before stays.
 */
export type Check = (subject: Resource, context: RuleContext) => Iterable<Violation>;

/** One resource of an example. */
export interface Fixture {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What AWS answers, where it adds something to the inputs. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly layer?: string;
  /** Names of the fixtures that a top-level property depends on. */
  readonly references?: Readonly<Record<string, readonly string[]>>;
  readonly dependsOn?: readonly string[];
  readonly protect?: boolean;
  readonly ignoreChanges?: readonly string[];
  /** Inputs of the resource's provider; the examples' default one where absent. */
  readonly provider?: Readonly<Record<string, unknown>>;
}

export interface Example {
  readonly title: string;
  /** `prod` where absent: the environment in which everything is on. */
  readonly environment?: string;
  readonly scope?: Scope;
  readonly stackConfig?: Readonly<Record<string, string>>;
  readonly resources: readonly Fixture[];
}

export interface ViolatingExample extends Example {
  /** Logical name of the one resource that is reported. */
  readonly resource: string;
  /** A part of the message that tells this violation from the rule's others. */
  readonly says: string;
}

/** What a rule cannot decide, because a value is known only after the update or lies in another layer. */
export interface UndecidedExample extends Example {
  /** Logical name of a resource that is named; absent where the whole rule is undecided. */
  readonly resource?: string;
  /** A part of the reason. */
  readonly says: string;
}

/**
 * A rule of the pack: one file in `rules/`, one default export. Its examples are its tests and its
 * documentation.
 */
export interface Rule {
  /** Name in the catalogue, and the name of the file. */
  readonly name: string;
  readonly title: string;
  /** What it checks: a whole sentence. */
  readonly description: string;
  /** Why it matters: what happens to whom without it. */
  readonly rationale: string;
  /** How to put a violation right. */
  readonly remediation: string;
  readonly severity: Severity;
  readonly enforcement?: "mandatory" | "advisory";
  /** `resource` where one resource alone decides, `stack` where others are looked at. */
  readonly kind: "resource" | "stack";
  readonly catalogue?: CatalogueIds;
  /** Numbers of the relations it answers. */
  readonly relations?: readonly number[];
  /** Findings of the ledger that it keeps closed. */
  readonly findings?: readonly string[];
  /** Canonical types whose resources it is asked about, or `all`. */
  readonly types: readonly string[] | "all";
  /** Set where no part of the rule can be decided within one layer: why. */
  readonly needsWhole?: string;
  readonly parameters?: z.ZodObject;
  readonly checks: readonly Check[];
  readonly examples: {
    readonly compliant: readonly Example[];
    readonly violating: readonly ViolatingExample[];
    readonly undecided?: readonly UndecidedExample[];
  };
}
