import type { ServiceId } from "./services";
import type { Row } from "./row";
import { rowsOf } from "./row";

/** How a secret is renewed: by Secrets Manager, or by hand with the date by which that is looked at again. */
export type Rotation =
  | { readonly kind: "exempt"; readonly reason: string; readonly until: string }
  | { readonly kind: "schedule"; readonly days: number };

export interface SecretRow extends Row {
  /**
   * Last part of the physical name. It differs from the id where the id ends in a hyphen and six characters,
   * which Secrets Manager takes for the suffix it adds itself (decisions.md section 2).
   */
  readonly leaf: string;
  /** Who may read it; `operator` and `pipeline` are people and the deployment pipeline. */
  readonly readers: readonly (ServiceId | "operator" | "pipeline" | "canary")[];
  readonly rotation: Rotation;
  /** The app client whose generated secret is stored; a secret without one is created empty. */
  readonly appClient?: "m2m" | "ci";
}

/**
 * Secrets Manager secrets `tradai/{env}/<id>` (OPEN-06). No value ever comes from configuration: it is put
 * in by an operator, or it is the generated secret of an app client.
 */
export const secrets = {
  exchangeKeys: {
    id: "exchange-keys",
    leaf: "exchange-keys",
    purpose: "API keys of the exchanges",
    readers: ["data-collection", "live-trading", "dry-run-trading"],
    rotation: {
      kind: "exempt",
      reason: "the exchanges issue these keys; an operator renews them there and stores the new version",
      until: "2027-06-30",
    },
  },
  m2mClient: {
    id: "m2m-client",
    leaf: "m2m-client-credentials",
    purpose: "identifier and secret of the operations client",
    readers: ["operator"],
    rotation: {
      kind: "exempt",
      reason: "Cognito issues the secret; renewing it means a new app client",
      until: "2027-06-30",
    },
    appClient: "m2m",
  },
  ciClient: {
    id: "ci-client",
    leaf: "ci-client-credentials",
    purpose: "identifier and secret of the client that pipelines and the canary use",
    readers: ["pipeline", "canary"],
    rotation: {
      kind: "exempt",
      reason: "Cognito issues the secret; renewing it means a new app client",
      until: "2027-06-30",
    },
    appClient: "ci",
    addedFor: ["TRADAI-S-21"],
  },
} as const satisfies Record<string, SecretRow>;

export type SecretId = (typeof secrets)[keyof typeof secrets]["id"];
export const secretRows: readonly (SecretRow & { readonly id: SecretId })[] = rowsOf(secrets);
