import {
  CheckFailure,
  CheckResponse,
  ConfigureResponse,
  DiffResponse,
  PropertyDiff,
  ProviderHandshakeResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Problem } from "./check";
import type { Change } from "./diff";
import type { Values } from "./values";

export function fromStruct(struct: Struct | undefined): Values {
  return struct?.toJavaScript() ?? {};
}

export function toStruct(values: Values): Struct {
  return Struct.fromJavaScript(values);
}

export function checkResponse(inputs: Values, problems: readonly Problem[]): CheckResponse {
  return new CheckResponse()
    .setInputs(toStruct(inputs))
    .setFailuresList(
      problems.map(({ property, reason }) => new CheckFailure().setProperty(property).setReason(reason)),
    );
}

const kinds = {
  add: [PropertyDiff.Kind.ADD, PropertyDiff.Kind.ADD_REPLACE],
  delete: [PropertyDiff.Kind.DELETE, PropertyDiff.Kind.DELETE_REPLACE],
  update: [PropertyDiff.Kind.UPDATE, PropertyDiff.Kind.UPDATE_REPLACE],
} as const;

/** @param deleteFirst the replacement bears the old one's name, so that both cannot exist at once. */
export function diffResponse(changes: readonly Change[], deleteFirst: boolean): DiffResponse {
  const response = new DiffResponse()
    .setChanges(changes.length > 0 ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE)
    .setDiffsList(topLevel(changes))
    .setReplacesList(topLevel(changes.filter(({ replaces }) => replaces)))
    .setDeletebeforereplace(deleteFirst)
    .setHasdetaileddiff(changes.length > 0);
  const detailed = response.getDetaileddiffMap();
  for (const { path, kind, replaces } of changes) {
    detailed.set(path, new PropertyDiff().setKind(kinds[kind][replaces ? 1 : 0]).setInputdiff(true));
  }
  return response;
}

function topLevel(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ path }) => path.split(/[.[]/)[0] ?? path))];
}

/**
 * What the provider can do. Previews are answered (without it even values that were given as input would be
 * unknown in a preview). Secrets and resource references are not accepted by AWS's provider: the engine unwraps
 * them, keeps the secrecy by property name, and sends ids for references.
 *
 * @param component whether it makes components, which do take secrets and references.
 */
export function handshakeResponse(component: boolean): ProviderHandshakeResponse {
  return new ProviderHandshakeResponse().setAcceptSecrets(component).setAcceptResources(component);
}

export function configureResponse(component: boolean): ConfigureResponse {
  return new ConfigureResponse()
    .setSupportspreview(true)
    .setAcceptsecrets(component)
    .setAcceptresources(component);
}
