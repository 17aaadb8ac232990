import { awsMethods } from "./aws-methods";
import { awsxMethods } from "./awsx-methods";
import { Cloud } from "./cloud";
import { Faults, type Fault } from "./faults";
import { identityOf, type Identity } from "./identity/identity";
import { installedVersion } from "./schema/package-files";
import { SchemaStore } from "./schema/store";
import { secondRequestFor, type SecondRequest } from "./second-creation";
import { serve } from "./server";

export { Cloud, type CloudCopy, type CloudResource } from "./cloud";
export type { Fault } from "./faults";
export { importFormOf, importIdOf } from "./identity/import-ids";
export type { SecondRequest } from "./second-creation";
export { unstatedDependencies, type StateResource } from "./unstated";

export interface StandInOptions {
  /**
   * `unknown`: outputs that AWS computes are unknown in a preview, as at AWS. `predicted`: they are derived
   * from the URN already in the preview (golden files, reports). After an `up` both are the same.
   */
  outputs: "unknown" | "predicted";
  /** Twelve digits. */
  account: string;
  /** Where resources go when neither they nor their provider name a region. */
  region: string;
  /** Failures to be played, each once. */
  faults?: readonly Fault[];
  /** The account's resources, kept by the caller between the engine runs of one rehearsal. */
  cloud?: Cloud;
}

export interface StandIn {
  /** Value of `PULUMI_DEBUG_PROVIDERS` for the engine. */
  debugProviders: string;
  cloud: Cloud;
  /**
   * What AWS does when it is asked to make a resource of its account once more.
   *
   * @throws Error where the account has none of that URN
   */
  secondRequestFor(urn: string): SecondRequest;
  /** Inputs of a type that AWS changes in place. */
  updatableInputs(type: string): ReadonlySet<string>;
  /** Plays these faults from now on, and none of those that still wait. */
  play(faults: readonly Fault[]): void;
  /** Faults that no operation has met. */
  unmetFaults(): readonly Fault[];
  /** Stops serving and keeps what was learned of the schema for the next run. */
  close(): Promise<void>;
}

/**
 * Serves stand-ins for the providers `aws` and `awsx` in this process, so that the real engine previews and
 * rehearses a program without an AWS account.
 *
 * ```ts
 * const standIn = await startStandIn({ outputs: "unknown", account: "111122223333", region: "eu-central-1" });
 * const stack = await LocalWorkspace.createOrSelectStack(
 *   { projectName, stackName, program },
 *   { envVars: { PULUMI_DEBUG_PROVIDERS: standIn.debugProviders, … } },
 * );
 * await stack.preview();
 * await standIn.close();
 * ```
 */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const cloud = options.cloud ?? new Cloud();
  const schemas = new SchemaStore();
  const faults = new Faults(options.faults);
  const { account, outputs, region } = options;
  const identity = (type: string): Identity =>
    identityOf(type, Object.keys(schemas.resource(type)?.properties ?? {}));
  const world = { account, outputs, cloud, faults, schemas };
  const [aws, awsx] = await Promise.all([
    serve(awsMethods(world, region)),
    serve(awsxMethods(schemas.version, installedVersion("@pulumi/awsx"))),
  ]);
  return {
    debugProviders: `aws:${aws.port},awsx:${awsx.port}`,
    cloud,
    secondRequestFor: (urn) => {
      const held = cloud.list().find((resource) => resource.urn === urn);
      if (held === undefined) throw new Error(`not in the account: ${urn}`);
      return secondRequestFor(world, identity(held.type), held, region);
    },
    updatableInputs: (type) => {
      const properties = Object.entries(schemas.resource(type)?.properties ?? {});
      return new Set(properties.filter(([, { forcesNew }]) => !forcesNew).map(([name]) => name));
    },
    play: (played) => faults.play(played),
    unmetFaults: () => faults.unmet,
    close: () => {
      aws.close();
      awsx.close();
      schemas.save();
      return Promise.resolve();
    },
  };
}
