import type { Environment } from "../../shared/naming";

/** A resource whose deletion no rule notices, and why that is right. */
export interface Unnoticed {
  readonly type: string;
  readonly name: string;
  readonly environments: readonly Environment[];
  readonly reason: string;
}

const ofPeople =
  "who belongs to which group is decided by people, and what a group may do by the application: nothing that is declared reads it";

/** All of them. At most five, none of a type that a relation of the controls is about. */
export const unnoticed: readonly Unnoticed[] = [
  ...["users-group-admins", "users-group-traders", "users-group-viewers"].map((name): Unnoticed => ({
    type: "aws:cognito/userGroup:UserGroup",
    name,
    environments: ["dev", "prod"],
    reason: ofPeople,
  })),
  {
    type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
    name: "function-backtest-consumer-warm",
    environments: ["prod"],
    reason: "the function answers without it too, only later after a pause: how soon is a choice of cost",
  },
];
