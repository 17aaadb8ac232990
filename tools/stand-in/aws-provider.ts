import {
  CreateRequest,
  CreateResponse,
  type DeleteRequest,
  type DiffRequest,
  type DiffResponse,
  type CheckRequest,
  type CheckResponse,
  type ReadRequest,
  ReadResponse,
  type UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { AwsError } from "./aws-error";
import { inputProblems, withDocumentsAsText } from "./check";
import type { Cloud, CloudResource } from "./cloud";
import { changesOf } from "./diff";
import type { Faults } from "./faults";
import { identityOf, type Identity } from "./identity/identity";
import { importIdOf } from "./identity/import-ids";
import { checkResponse, diffResponse, fromStruct, toStruct } from "./messages";
import { isUnbound, nameProblem, refuseTakenName, regionOf, secondCreationOf } from "./names";
import { carriedOver, describe, previewed, type Described } from "./outputs";
import { mergedTags, type ProviderConfig } from "./provider-config";
import { documentProblems } from "./rules/documents";
import { formProblems } from "./rules/forms";
import { takeFinalSnapshot } from "./rules/final-snapshot";
import { refuseDelete, refuseWrite } from "./rules/refusals";
import type { ResourceSchema } from "./schema/shapes";
import type { SchemaStore } from "./schema/store";
import { unbound } from "./second-creation";
import { holdsUnknown, textOf, unknown, type Values } from "./values";

/** What the life of a resource needs to know of the stand-in. */
export interface World {
  account: string;
  outputs: "unknown" | "predicted";
  cloud: Cloud;
  faults: Faults;
  schemas: SchemaStore;
}

interface Kind {
  schema: ResourceSchema;
  identity: Identity;
}

/** Check, Diff, Create, Read, Update and Delete of AWS resources. */
export class AwsResources {
  constructor(private readonly world: World) {}

  check(request: CheckRequest, config: ProviderConfig): CheckResponse {
    const type = request.getType();
    const { schema, identity } = this.kindOf(type);
    const inputs = withDocumentsAsText(
      schema,
      fromStruct(request.getNews()),
      (value) => !holdsUnknown(value),
    );
    const problems = [
      ...inputProblems(schema, inputs, this.world.schemas),
      ...documentProblems(inputs),
      ...formProblems(type, inputs),
    ];
    const unnamed = nameProblem(type, identity, schema, inputs);
    if (unnamed !== undefined) problems.push(unnamed);
    if (schema.properties.tags !== undefined && schema.computed.tagsAll !== undefined) {
      inputs.tagsAll = mergedTags(inputs.tags, config.defaultTags);
    }
    return checkResponse(inputs, problems);
  }

  diff(request: DiffRequest, config: ProviderConfig): DiffResponse {
    const kind = this.kindOf(request.getType());
    const old = fromStruct(request.getOldInputs());
    const news = fromStruct(request.getNews());
    const ignored = request.getIgnorechangesList();
    const changes = changesOf(kind.schema, old, news, this.world.schemas).filter(
      ({ path }) => !ignored.some((each) => lies(path, each)),
    );
    const replaced = changes.some(({ replaces }) => replaces);
    const before = this.describe(request.getUrn(), kind, old, config, "");
    const after = this.describe(request.getUrn(), kind, news, config, "");
    const deleteFirst = before.unique === after.unique && !isUnbound(kind.identity);
    return diffResponse(changes, replaced && deleteFirst && kind.identity.outlivesReplacement !== true);
  }

  create(request: CreateRequest, config: ProviderConfig): CreateResponse {
    const [type, urn] = [request.getType(), request.getUrn()];
    const kind = this.kindOf(type);
    const inputs = fromStruct(request.getProperties());
    const region = textOf(inputs.region) ?? config.region;
    const generation = this.world.cloud.generationsOf(urn);
    const fresh = this.describe(urn, kind, inputs, config, seedOf(urn, generation));
    if (request.getPreview()) {
      const predicted = this.world.outputs === "predicted";
      const outputs = predicted ? fresh.outputs : previewed(fresh, inputs, {}, []);
      return new CreateResponse()
        .setId(predicted && fresh.id !== unknown ? fresh.id : "")
        .setProperties(toStruct(outputs));
    }
    return this.world.faults.around("create", urn, (isAnswered) => {
      const isTaken = !this.world.faults.wasUnanswered(urn) || secondCreationOf(kind.identity) === "refused";
      if (isTaken) refuseTakenName(this.world.cloud, type, kind.identity, fresh, region);
      const restsOn = refuseWrite(this.world, type, { inputs, region });
      const held = this.answered(type, kind.identity, fresh, region);
      const seed = held?.seed ?? seedOf(urn, generation);
      const described = held === undefined ? fresh : this.describe(urn, kind, inputs, config, seed);
      if (held === undefined) this.world.cloud.countGenerations(urn, generation + 1);
      const made = {
        restsOn,
        type,
        id: described.id,
        urn,
        region: regionOf(kind.identity, region),
        name: described.name,
        arn: described.arn,
        unique: described.unique,
        seed,
        inputs,
        outputs: described.outputs,
      };
      this.world.cloud.put(isAnswered ? made : unbound(made, kind.identity));
      return new CreateResponse().setId(described.id).setProperties(toStruct(described.outputs));
    });
  }

  update(request: UpdateRequest, config: ProviderConfig): UpdateResponse {
    const [type, urn, id] = [request.getType(), request.getUrn(), request.getId()];
    const kind = this.kindOf(type);
    const [inputs, old] = [fromStruct(request.getNews()), fromStruct(request.getOlds())];
    const region = textOf(inputs.region) ?? textOf(old.region) ?? config.region;
    const held = this.world.cloud.meant(type, id, regionOf(kind.identity, region), knownOf(urn, old));
    const seed = held?.seed ?? seedOf(urn, 0);
    const described = this.describe(urn, kind, inputs, config, seed);
    const bumps = bumpsOf(kind.identity, inputs);
    if (request.getPreview()) {
      const predicted = this.world.outputs === "predicted";
      const before = (): Described =>
        this.describe(urn, kind, fromStruct(request.getOldInputs()), config, seed);
      const outputs = predicted
        ? bumped(carriedOver(before(), described, old), old, bumps)
        : previewed(described, inputs, old, bumps);
      return new UpdateResponse().setProperties(toStruct(outputs));
    }
    return this.world.faults.around("update", urn, () => {
      if (held === undefined)
        throw new AwsError("ResourceNotFoundException", `${type} '${id}' does not exist`);
      const restsOn = refuseWrite(this.world, type, { inputs, region, own: id });
      const outputs = bumped(described.outputs, old, bumps);
      const { name, arn, unique } = described;
      if (unique !== held.unique) this.world.cloud.remove(held);
      this.world.cloud.put({ ...held, restsOn, inputs, outputs, name, arn, unique });
      return new UpdateResponse().setProperties(toStruct(outputs));
    });
  }

  read(request: ReadRequest, config: ProviderConfig): ReadResponse {
    const [type, id] = [request.getType(), request.getId()];
    const { identity } = this.kindOf(type);
    const state = fromStruct(request.getProperties());
    const region = regionOf(identity, textOf(state.region) ?? config.region);
    return this.world.faults.around("read", request.getUrn(), () => {
      const held =
        Object.keys(state).length === 0
          ? this.imported(type, id)
          : this.world.cloud.meant(type, id, region, knownOf(request.getUrn(), state));
      if (held === undefined) return new ReadResponse();
      return new ReadResponse()
        .setId(held.id)
        .setProperties(toStruct(held.outputs))
        .setInputs(toStruct(held.inputs));
    });
  }

  delete(request: DeleteRequest, config: ProviderConfig): Empty {
    const [type, id] = [request.getType(), request.getId()];
    const { identity } = this.kindOf(type);
    const state = fromStruct(request.getProperties());
    const region = regionOf(identity, textOf(state.region) ?? config.region);
    return this.world.faults.around("delete", request.getUrn(), () => {
      const held = this.world.cloud.meant(type, id, region, knownOf(request.getUrn(), state));
      // What is gone already is deleted: AWS's provider takes a "not found" for success.
      if (held !== undefined) {
        refuseDelete(this.world.cloud, held);
        takeFinalSnapshot(this.world.cloud, held);
        this.world.cloud.remove(held);
      }
      return new Empty();
    });
  }

  /** An import tells nothing of a resource but the id of its documentation. */
  private imported(type: string, id: string): CloudResource | undefined {
    const { account, cloud } = this.world;
    return cloud.list(type).find((resource) => importIdOf(resource, account) === id);
  }

  private kindOf(type: string): Kind {
    const schema = this.world.schemas.resource(type);
    if (schema === undefined) {
      throw new Error(`@pulumi/aws ${this.world.schemas.version} has no resource type '${type}'`);
    }
    return { schema, identity: identityOf(type, Object.keys(schema.properties)) };
  }

  private describe(urn: string, kind: Kind, inputs: Values, config: ProviderConfig, seed: string): Described {
    return describe(kind.identity, kind.schema, {
      account: this.world.account,
      region: textOf(inputs.region) ?? config.region,
      inputs,
      seed: seed === "" ? seedOf(urn, 0) : seed,
    });
  }

  /** With what AWS answers a request that it has answered before, where it does not make another one. */
  private answered(
    type: string,
    identity: Identity,
    { unique }: Described,
    region: string,
  ): CloudResource | undefined {
    if (identity.answersAgain !== true) return undefined;
    return this.world.cloud.holderOf(type, unique, regionOf(identity, region));
  }
}

/** What the random-looking parts of a resource's outputs are made of: its URN, and how often it was made anew. */
export function seedOf(urn: string, generation: number): string {
  return `${urn}#${generation}`;
}

/** Whether a path is another one or lies inside what that one names: a list is ignored with all that is in it. */
function lies(path: string, inside: string): boolean {
  return path.startsWith(inside) && /^(?:$|[.[])/.test(path.slice(inside.length));
}

function knownOf(urn: string, state: Values): { urn: string; arn?: string; revision?: number } {
  const { revision } = state;
  return { urn, arn: textOf(state.arn), ...(typeof revision === "number" ? { revision } : {}) };
}

function bumpsOf({ bumps = [], bumpsOnlyIf }: Identity, inputs: Values): readonly string[] {
  return bumpsOnlyIf === undefined || inputs[bumpsOnlyIf] === true ? bumps : [];
}

/** Counts up the outputs that every update changes. */
function bumped(predicted: Values, old: Values, bumps: readonly string[]): Values {
  const outputs = { ...predicted };
  for (const property of bumps) {
    const before = old[property];
    if (typeof before === "number") outputs[property] = before + 1;
    else if (typeof before === "string") {
      outputs[property] = before.replace(/\d+$/, (digits) => String(Number(digits) + 1));
    }
  }
  return outputs;
}
