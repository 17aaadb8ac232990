import { withoutArguments } from "./components";
import { identitiesOf } from "./identities";
import { unfold } from "./forms/unfold";
import type { ResourceFacts } from "./resource";
import { Resource } from "./resource";

/** Every resource of one preview or update, indexed once. */
export class ResourceGraph {
  /** Sorted by URN, so that whatever is said about them comes in the same order every time. */
  readonly resources: readonly Resource[];
  private readonly byUrn = new Map<string, Resource>();
  private readonly byIdentity = new Map<string, readonly Resource[]>();
  private readonly identitiesByResource = new Map<Resource, readonly string[]>();
  private readonly memory = new Map<string, unknown>();

  constructor(
    facts: readonly ResourceFacts[],
    readonly place: Place,
  ) {
    // Stryker disable next-line EqualityOperator: no two resources have one URN
    const sorted = [...facts].sort((a, b) => (a.urn < b.urn ? -1 : 1));
    this.resources = unfold(sorted.map(withoutArguments)).map((each) => new Resource(each));
    for (const resource of this.resources) {
      // The parts of a resource have its URN too.
      if (!this.byUrn.has(resource.urn)) {
        this.byUrn.set(resource.urn, resource);
      }
      const identities = identitiesOf(resource, place);
      this.identitiesByResource.set(resource, identities);
      for (const identity of identities) {
        this.byIdentity.set(identity, [...this.identifiedBy(identity), resource]);
      }
    }
    for (const resource of this.resources) {
      this.connect(resource);
    }
  }

  ofType(...types: readonly string[]): readonly Resource[] {
    return this.remember(`of type ${types.join(" ")}`, () => {
      const wanted = new Set(types);
      return this.resources.filter((resource) => wanted.has(resource.type));
    });
  }

  // Stryker disable BlockStatement: no rule knows a URN; held by the tests of tools/report
  byUrnOf(urn: string): Resource | undefined {
    return this.byUrn.get(urn);
  }
  // Stryker restore BlockStatement

  /** The resources that a name, identifier or ARN stands for. */
  identifiedBy(text: string): readonly Resource[] {
    return this.byIdentity.get(text) ?? [];
  }

  /** Every name, identifier and ARN that stands for a resource. */
  identitiesOf(resource: Resource): readonly string[] {
    // Stryker disable next-line ArrayDeclaration: each resource of the graph is in, and others are not asked about
    return this.identitiesByResource.get(resource) ?? [];
  }

  /** An answer that many checks need, computed once a graph. The key says what for. */
  remember<T>(key: string, compute: () => T): T {
    // Stryker disable next-line ConditionalExpression: saves time alone
    if (!this.memory.has(key)) {
      this.memory.set(key, compute());
    }
    return this.memory.get(key) as T;
  }

  private connect(resource: Resource): void {
    const found = (urns: readonly string[]): Resource[] =>
      urns.flatMap((urn) => {
        const target = this.byUrn.get(urn);
        // Stryker disable next-line ArrayDeclaration: held by test/policies/graph.test.ts; an example holds what it refers to
        return target ? [target] : [];
      });
    const { facts } = resource;
    resource.dependencies = found(facts.dependencies);
    resource.propertyDependencies = Object.fromEntries(
      Object.entries(facts.propertyDependencies).map(([property, urns]) => [property, found(urns)]),
    );
  }
}

/** Where the environment lives; each part undefined where neither configuration nor providers tell. */
export interface Place {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}
