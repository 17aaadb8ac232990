import type { Values } from "./values";

/** A resource as AWS holds it. */
export interface CloudResource {
  type: string;
  id: string;
  /** Region it lives in; empty for what is global in the account (IAM) or in the world (bucket names). */
  region: string;
  urn: string;
  /** Physical name, when the type has one. */
  name?: string;
  arn?: string;
  /** What no second resource of the type may have: usually the name. */
  unique: string;
  /** From what the random parts of its outputs are derived, so that an update keeps them. */
  seed: string;
  inputs: Values;
  outputs: Values;
  /** What AWS looked for when it was created or last updated. */
  restsOn?: readonly Reliance[];
}

/** That a resource could only be made because another one was there. */
export interface Reliance {
  /** The other one's URN. */
  urn: string;
  /** AWS's exception, had it not been there. */
  error: string;
}

/** An account as it was at one moment. */
export interface CloudCopy {
  readonly resources: readonly CloudResource[];
  readonly finalSnapshots: readonly string[];
  readonly generations: readonly (readonly [urn: string, count: number])[];
}

/** Inputs by which AWS itself refuses to delete, with the value that lets it. */
const protections: readonly {
  type: string;
  property: string;
  off: boolean | string;
  on: boolean | string;
}[] = [
  { type: "aws:dynamodb/table:Table", property: "deletionProtectionEnabled", on: true, off: false },
  { type: "aws:cognito/userPool:UserPool", property: "deletionProtection", on: "ACTIVE", off: "INACTIVE" },
  { type: "aws:rds/instance:Instance", property: "deletionProtection", on: true, off: false },
  { type: "aws:rds/cluster:Cluster", property: "deletionProtection", on: true, off: false },
  { type: "aws:lb/loadBalancer:LoadBalancer", property: "enableDeletionProtection", on: true, off: false },
  { type: "aws:wafv2/webAcl:WebAcl", property: "deletionProtection", on: true, off: false },
  { type: "aws:cloudwatch/logGroup:LogGroup", property: "deletionProtectionEnabled", on: true, off: false },
  { type: "aws:ec2/instance:Instance", property: "disableApiTermination", on: true, off: false },
  {
    type: "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
    property: "mutationProtection",
    on: "ENABLED",
    off: "DISABLED",
  },
];

/**
 * The AWS account behind the stand-in: plain data that outlives an engine run, so that the stacks of one
 * rehearsal see one another's resources. Whoever holds it may change it behind the engine's back.
 */
export class Cloud {
  /** Names of the snapshots that deleted databases have left; they are no resources of any stack. */
  readonly finalSnapshots = new Set<string>();
  private readonly byType = new Map<string, Map<string, CloudResource>>();
  private readonly generations = new Map<string, number>();

  /** Adds a resource, or replaces the one with the same type, region, id and unique name. */
  put(resource: CloudResource): void {
    let resources = this.byType.get(resource.type);
    if (resources === undefined) {
      resources = new Map<string, CloudResource>();
      this.byType.set(resource.type, resources);
    }
    resources.set(keyOf(resource), resource);
  }

  /** Without a region the first resource of that id is meant, wherever it is. */
  get(type: string, id: string, region?: string): CloudResource | undefined {
    const same = this.list(type).filter((resource) => resource.id === id);
    if (region === undefined) return same[0];
    return (
      same.find((resource) => resource.region === region) ?? same.find((resource) => resource.region === "")
    );
  }

  /**
   * The resource that an operation of the engine means. Ids repeat where AWS's provider takes for them what is
   * unique under something else only: a hook's name under its group, a task definition's family.
   *
   * @param known what the engine's state tells of it.
   */
  meant(
    type: string,
    id: string,
    region: string,
    known: { urn: string; arn?: string; revision?: number },
  ): CloudResource | undefined {
    const same = this.list(type).filter(
      (resource) =>
        resource.id === id &&
        (resource.region === region || resource.region === "") &&
        // One revision is never another one, whatever else they have in common.
        (known.revision === undefined || resource.outputs.revision === known.revision),
    );
    return (
      same.find(({ arn }) => arn !== undefined && arn === known.arn) ??
      same.find(({ urn }) => urn === known.urn) ??
      same[0]
    );
  }

  /** Returns whether there was such a resource. */
  delete(type: string, id: string, region?: string): boolean {
    const found = this.get(type, id, region);
    return found !== undefined && this.remove(found);
  }

  /** Returns whether it was there. */
  remove(resource: CloudResource): boolean {
    return this.byType.get(resource.type)?.delete(keyOf(resource)) ?? false;
  }

  /** How often AWS has made something under a URN: neither its ids nor the revisions that it counts come again. */
  generationsOf(urn: string): number {
    return this.generations.get(urn) ?? 0;
  }

  /** Of what is made from now on the number is at least this one. */
  countGenerations(urn: string, count: number): void {
    this.generations.set(urn, Math.max(count, this.generationsOf(urn)));
  }

  /** All resources, or those of one type, in the order of their creation. */
  list(type?: string): CloudResource[] {
    if (type !== undefined) return [...(this.byType.get(type)?.values() ?? [])];
    return [...this.byType.values()].flatMap((resources) => [...resources.values()]);
  }

  /** The resource of one of the types that has this id, name or ARN, in the region given or in none. */
  find(types: readonly string[], value: string, region?: string): CloudResource | undefined {
    for (const type of types) {
      for (const resource of this.list(type)) {
        if (resource.arn !== undefined && resource.arn === value) return resource;
        const here = region === undefined || resource.region === "" || resource.region === region;
        if (here && (resource.id === value || resource.name === value)) return resource;
      }
    }
    return undefined;
  }

  /** The resource of a type that occupies a unique name. */
  holderOf(type: string, unique: string, region: string): CloudResource | undefined {
    return this.list(type).find((resource) => resource.unique === unique && resource.region === region);
  }

  /**
   * Takes AWS's own deletion protection off everything (tables, user pools, databases, load balancers …), as
   * an operator does by hand in the console before a wanted deletion. A Pulumi program does not do it: an
   * `up` with the protection switched off comes first there.
   *
   * @param isMeant of which resources; left out: of all.
   * @returns how many resources were protected.
   */
  liftDeletionProtection(isMeant: (resource: CloudResource) => boolean = () => true): number {
    let lifted = 0;
    for (const { type, property, on, off } of protections) {
      for (const resource of this.list(type)) {
        if (resource.inputs[property] !== on || !isMeant(resource)) continue;
        resource.inputs = { ...resource.inputs, [property]: off };
        resource.outputs = { ...resource.outputs, [property]: off };
        lifted += 1;
      }
    }
    return lifted;
  }

  /** The account as it is now; what happens to it later does not change the copy. */
  copy(): CloudCopy {
    return structuredClone({
      resources: this.list(),
      finalSnapshots: [...this.finalSnapshots],
      generations: [...this.generations],
    });
  }

  /** Puts the account back to what it was, as often as wanted. */
  restore(copy: CloudCopy): void {
    const { resources, finalSnapshots, generations } = structuredClone(copy);
    this.byType.clear();
    this.finalSnapshots.clear();
    this.generations.clear();
    for (const resource of resources) this.put(resource);
    for (const name of finalSnapshots) this.finalSnapshots.add(name);
    for (const [urn, count] of generations) this.generations.set(urn, count);
  }

  /** The property by which AWS refuses to delete the resource, if one is set. */
  static protectionOf(resource: CloudResource): string | undefined {
    return protections.find(
      ({ type, property, on }) => type === resource.type && resource.inputs[property] === on,
    )?.property;
  }
}

function keyOf({ region, id, unique }: CloudResource): string {
  return JSON.stringify([region, id, unique]);
}
