import type { ServiceId } from "./services";
import type { Row } from "./row";
import { rowsOf } from "./row";

/** Why a secret is renewed by hand and not by Secrets Manager, and the day by which that is decided again. */
export interface RotationExemption {
  readonly reason: string;
  /** YYYY-MM-DD */
  readonly until: string;
}

export interface SecretRow extends Row {
  /**
   * Last part of the physical name. It differs from the id where the id ends in a hyphen and six characters,
   * which Secrets Manager takes for the suffix it adds itself (decisions.md section 2).
   */
  readonly leaf: string;
  /** Who may read it; `operator` and `pipeline` are people and the deployment pipeline. */
  readonly readers: readonly (ServiceId | "operator" | "pipeline" | "canary")[];
  /** None of these secrets is one that Secrets Manager could renew by itself (TRADAI-S-41). */
  readonly rotationExemption: RotationExemption;
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
    rotationExemption: {
      reason: "the exchanges issue these keys; an operator renews them there and stores the new version",
      until: "2027-06-30",
    },
  },
  m2mClient: {
    id: "m2m-client",
    leaf: "m2m-client-credentials",
    purpose: "identifier and secret of the operations client",
    readers: ["operator"],
    rotationExemption: {
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
    rotationExemption: {
      reason: "Cognito issues the secret; renewing it means a new app client",
      until: "2027-06-30",
    },
    appClient: "ci",
    addedFor: ["TRADAI-S-21"],
  },
} as const satisfies Record<string, SecretRow>;

export type SecretId = (typeof secrets)[keyof typeof secrets]["id"];
export const secretRows: readonly (SecretRow & { readonly id: SecretId })[] = rowsOf(secrets);
