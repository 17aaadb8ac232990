import { canonicalType } from "./aliases";
import { Reader, textOf } from "./reader";
import type { UrnParts } from "./urn";
import { layerOf, parseUrn } from "./urn";
import type { Value, ValueObject } from "./values";
import { UNKNOWN } from "./values";

/** One resource as the engine reports it, before references are resolved. */
export interface ResourceFacts {
  readonly urn: string;
  readonly type: string;
  /** The type of the resource that says this inside itself: see `forms/unfold.ts`. */
  readonly partOf?: string;
  readonly name: string;
  /** What the program asked for, after the provider's check. */
  readonly inputs: ValueObject;
  /** What the provider answered; equal to the inputs where nothing else is known. */
  readonly outputs: ValueObject;
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly parent?: string;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly provider?: { readonly urn: string; readonly name: string; readonly inputs: ValueObject };
}

/** A resource of the graph. Rules judge `inputs`; `outputs` serve only to recognise what others refer to. */
export class Resource {
  readonly urn: string;
  /** The canonical token: see `aliases.ts`. */
  readonly type: string;
  readonly name: string;
  readonly layer: string;
  readonly environment: string;
  readonly project: string;
  readonly inputs: Reader;
  readonly outputs: Reader;
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly provider: Reader | undefined;
  /** Both are set by the graph, once it knows every resource. */
  dependencies!: readonly Resource[];
  propertyDependencies!: Readonly<Record<string, readonly Resource[]>>;

  constructor(readonly facts: ResourceFacts) {
    const parts: UrnParts = parseUrn(facts.urn);
    this.urn = facts.urn;
    this.type = canonicalType(facts.type);
    this.name = facts.name;
    this.environment = parts.stack;
    this.project = parts.project;
    this.layer = layerOf(parts) ?? textOf(new Reader(facts.inputs).raw("tags.layer")) ?? "none";
    this.inputs = new Reader(facts.inputs);
    this.outputs = new Reader(facts.outputs);
    this.protect = facts.protect;
    this.ignoreChanges = facts.ignoreChanges;
    this.provider = facts.provider && new Reader(facts.provider.inputs);
  }

  /** The token without its class, for messages: `aws:s3/bucket:Bucket` is `s3/bucket`. */
  get shortType(): string {
    const type = canonicalType(this.facts.partOf ?? this.facts.type);
    const [, path = type] = type.split(":");
    return path;
  }

  /** True where an update leaves a top-level property as it finds it; `*` stands for every one. */
  ignores(property: string): boolean {
    return this.ignoreChanges.includes(property) || this.ignoreChanges.includes("*");
  }

  /** What a top-level property depends on, whether its value is known or not. */
  dependenciesOf(property: string): readonly Resource[] {
    return this.propertyDependencies[property] ?? [];
  }

  /** An input, or the output where the input is absent; never throws. */
  known(property: string): Value | undefined {
    const input = this.inputs.raw(property);
    if (input !== undefined && input !== UNKNOWN) {
      return input;
    }
    const output = this.outputs.raw(property);
    return output === UNKNOWN ? undefined : output;
  }

  knownText(property: string): string | undefined {
    return textOf(this.known(property));
  }
}
