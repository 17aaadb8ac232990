/**
 * What service discovery held when dev was audited (architecture.md section 1.5): nine entries of four dead instances
 * beside those of the one that lives.
 */
export const living = "i-0d81ba92e56c19946";
export const livingAddress = "10.0.11.129";

/** An entry as Cloud Map lists it. */
export interface Registered {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Entries by service. */
export type Registry = Record<string, Registered[]>;

/** An entry as the host registers itself. */
export function hostEntry(id: string, address: string): Registered {
  return { id, attributes: { AWS_INSTANCE_IPV4: address } };
}

export const dead = {
  backendAndMlflow: hostEntry("i-0036ccac4827f82ca", "10.0.11.100"),
  backend: hostEntry("i-09ff8e414fe16f7e7", "10.0.11.52"),
  strategyAndMlflow: hostEntry("i-0abb996a2c9885150", "10.0.11.162"),
  all: hostEntry("i-0aefcaeee239c441d", "10.0.11.201"),
} as const;

export const alive = hostEntry(living, livingAddress);

/** A fresh copy, of which entries can be removed. */
export function audited(): Registry {
  return {
    "backend-api": [dead.backendAndMlflow, alive, dead.backend, dead.all],
    "data-collection": [alive, dead.all],
    "strategy-service": [dead.strategyAndMlflow, dead.all, alive],
    mlflow: [dead.backendAndMlflow, dead.strategyAndMlflow, alive, dead.all],
    "live-trading": [],
    "dry-run-trading": [],
  };
}

/** The nine, as `service id`. */
export const nineDead = [
  "backend-api i-0036ccac4827f82ca",
  "backend-api i-09ff8e414fe16f7e7",
  "backend-api i-0aefcaeee239c441d",
  "data-collection i-0aefcaeee239c441d",
  "mlflow i-0036ccac4827f82ca",
  "mlflow i-0abb996a2c9885150",
  "mlflow i-0aefcaeee239c441d",
  "strategy-service i-0abb996a2c9885150",
  "strategy-service i-0aefcaeee239c441d",
];

/** What is left when they are gone. */
export function cleaned(): Registry {
  return {
    "backend-api": [alive],
    "data-collection": [alive],
    "strategy-service": [alive],
    mlflow: [alive],
    "live-trading": [],
    "dry-run-trading": [],
  };
}
