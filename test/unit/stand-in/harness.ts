import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CheckRequest,
  CreateRequest,
  DeleteRequest,
  DiffRequest,
  ReadRequest,
  UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { AwsResources } from "../../../tools/stand-in/aws-provider";
import { Cloud } from "../../../tools/stand-in/cloud";
import type { Fault } from "../../../tools/stand-in/faults";
import { Faults } from "../../../tools/stand-in/faults";
import { fromStruct, toStruct } from "../../../tools/stand-in/messages";
import { SchemaStore } from "../../../tools/stand-in/schema/store";
import type { Values } from "../../../tools/stand-in/values";

export const account = "111122223333";
export const region = "eu-central-1";

export interface Made {
  id: string;
  outputs: Values;
}

/** One cache for all tests of a run: the extraction itself is tested elsewhere. */
export const schemas = new SchemaStore(mkdtempSync(join(tmpdir(), "stand-in-schema-")));

/** The provider without the engine: each call is the RPC's payload as plain values. */
export class Harness {
  readonly cloud = new Cloud();
  private readonly resources: AwsResources;
  private readonly config: { region: string; defaultTags: Record<string, string> };

  constructor(
    options: {
      outputs?: "unknown" | "predicted";
      faults?: readonly Fault[];
      defaultTags?: Record<string, string>;
    } = {},
  ) {
    this.resources = new AwsResources({
      account,
      outputs: options.outputs ?? "unknown",
      cloud: this.cloud,
      faults: new Faults(options.faults),
      schemas,
    });
    this.config = { region, defaultTags: options.defaultTags ?? {} };
  }

  check(type: string, inputs: Values): { inputs: Values; failures: string[] } {
    const response = this.resources.check(
      new CheckRequest().setType(type).setUrn(urnOf(type, "r")).setNews(toStruct(inputs)),
      this.config,
    );
    return {
      inputs: fromStruct(response.getInputs()),
      failures: response
        .getFailuresList()
        .map((failure) => `${failure.getProperty()}: ${failure.getReason()}`),
    };
  }

  diff(
    type: string,
    old: Values,
    news: Values,
  ): { diffs: string[]; replaces: string[]; deleteFirst: boolean } {
    const response = this.resources.diff(
      new DiffRequest()
        .setType(type)
        .setUrn(urnOf(type, "r"))
        .setOldInputs(toStruct(old))
        .setOlds(toStruct(old))
        .setNews(toStruct(news)),
      this.config,
    );
    return {
      diffs: response.getDiffsList(),
      replaces: response.getReplacesList(),
      deleteFirst: response.getDeletebeforereplace(),
    };
  }

  preview(type: string, inputs: Values, name = "r"): Made {
    return this.made(this.createRequest(type, inputs, name).setPreview(true));
  }

  create(type: string, inputs: Values, name = "r"): Made {
    return this.made(this.createRequest(type, inputs, name));
  }

  update(type: string, id: string, old: Values, news: Values, preview = false, name = "r"): Values {
    const response = this.resources.update(
      new UpdateRequest()
        .setType(type)
        .setUrn(urnOf(type, name))
        .setId(id)
        .setOlds(toStruct(old))
        .setNews(toStruct(news))
        .setPreview(preview),
      this.config,
    );
    return fromStruct(response.getProperties());
  }

  /** What a preview says that an update would leave of a resource that the state holds. */
  previewUpdate(type: string, state: Made & { inputs: Values }, news: Values): Values {
    const response = this.resources.update(
      new UpdateRequest()
        .setType(type)
        .setUrn(urnOf(type, "r"))
        .setId(state.id)
        .setOlds(toStruct(state.outputs))
        .setOldInputs(toStruct(state.inputs))
        .setNews(toStruct(news))
        .setPreview(true),
      this.config,
    );
    return fromStruct(response.getProperties());
  }

  delete(type: string, id: string, state: Values = {}, name = "r"): void {
    this.resources.delete(
      new DeleteRequest().setType(type).setUrn(urnOf(type, name)).setId(id).setProperties(toStruct(state)),
      this.config,
    );
  }

  read(type: string, id: string): { id: string; inputs: Values; outputs: Values } {
    const response = this.resources.read(
      new ReadRequest().setType(type).setUrn(urnOf(type, "r")).setId(id).setProperties(toStruct({})),
      this.config,
    );
    return {
      id: response.getId(),
      inputs: fromStruct(response.getInputs()),
      outputs: fromStruct(response.getProperties()),
    };
  }

  private made(request: CreateRequest): Made {
    const response = this.resources.create(request, this.config);
    return { id: response.getId(), outputs: fromStruct(response.getProperties()) };
  }

  private createRequest(type: string, inputs: Values, name: string): CreateRequest {
    return new CreateRequest().setType(type).setUrn(urnOf(type, name)).setProperties(toStruct(inputs));
  }
}

/** The URN that the harness gives. */
export function urnOf(type: string, name: string): string {
  return `urn:pulumi:dev::tradai::${type}::${name}`;
}

/** A policy document of one statement. */
export function policy(statement: Values): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Resource: "*", ...statement }],
  });
}

/** A trust policy for a service. */
export function trust(service: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });
}
