import { ownedAtRuntime } from "../../../shared/inventory";
import type { Values } from "../../stand-in/values";
import type { Drift } from "./drifts";

type Row = (typeof ownedAtRuntime)[number];
type PropertyOf<Type extends Row["type"]> = Extract<Row, { type: Type }>["properties"][number];

/** What an owner does to one property of one resource of its type. */
interface OwnersChange {
  /** Logical name of a resource that has an owner at run time; some are in one shape of the environment alone. */
  readonly name: string;
  readonly done: string;
  readonly change: (held: Values) => Values;
}

/** Every property of `ownedAtRuntime`: a row of that table without one here does not compile. */
const changes: {
  readonly [Type in Row["type"]]: Readonly<Record<PropertyOf<Type>, OwnersChange>>;
} = {
  "aws:cognito/userPool:UserPool": {
    schemas: {
      name: "users",
      done: "an attribute added",
      change: ({ schemas }) => ({
        schemas: [...listOf(schemas), { name: "desk", attributeDataType: "String", mutable: true }],
      }),
    },
  },
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": {
    scanType: {
      name: "registry-scanning",
      done: "Inspector made the scanner",
      change: () => ({ scanType: "ENHANCED" }),
    },
    rules: {
      name: "registry-scanning",
      done: "Inspector's own frequency",
      change: () => ({
        rules: [
          {
            scanFrequency: "CONTINUOUS_SCAN",
            repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }],
          },
        ],
      }),
    },
  },
  "aws:backup/regionSettings:RegionSettings": {
    resourceTypeOptInPreference: {
      name: "backup-settings",
      done: "a type learned",
      change: ({ resourceTypeOptInPreference: known }) => ({
        resourceTypeOptInPreference: { ...(known as Values), Redshift: false },
      }),
    },
    resourceTypeManagementPreference: {
      name: "backup-settings",
      done: "a type learned",
      change: ({ resourceTypeManagementPreference: known }) => ({
        resourceTypeManagementPreference: { ...(known as Values), EFS: true },
      }),
    },
  },
  "aws:secretsmanager/secretVersion:SecretVersion": {
    secretString: {
      name: "secret-m2m-client-version",
      done: "the value rotated",
      change: () => ({ secretString: '{"client_id":"rotated","client_secret":"rotated"}' }),
    },
  },
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": {
    subnetIds: {
      name: "default-network-acl",
      done: "a subnet put here",
      change: () => ({ subnetIds: ["subnet-0123456789abcdef0"] }),
    },
  },
  "aws:lambda/alias:Alias": {
    functionVersion: {
      name: "function-health-check-live",
      done: "callers moved to the next version",
      change: () => ({ functionVersion: "2" }),
    },
    routingConfig: {
      name: "function-drift-monitor-live",
      done: "a tenth of the callers moved",
      change: () => ({ routingConfig: { additionalVersionWeights: { "2": 0.1 } } }),
    },
  },
  "aws:lb/listenerRule:ListenerRule": {
    actions: {
      // Of a blue/green pair, which prod alone has; elsewhere nobody but the program owns the actions.
      name: "listener-rule-backend-api-test",
      done: "the traffic moved to the other target group",
      change: ({ actions }) => ({ actions: listOf(actions).map(withWeightsTurned) }),
    },
  },
  "aws:ecs/service:Service": {
    desiredCount: {
      name: "service-live-trading",
      done: "trading started",
      change: () => ({ desiredCount: 1 }),
    },
  },
};

function listOf(value: unknown): Values[] {
  return Array.isArray(value) ? (value as Values[]) : [];
}

function withWeightsTurned(action: Values): Values {
  const { targetGroups } = (action.forward ?? {}) as Values;
  const turned = listOf(targetGroups).map((group) => ({ ...group, weight: 100 - Number(group.weight) }));
  return { ...action, forward: { targetGroups: turned } };
}

/** A drift that has its owner, so that the next `up` leaves it alone. */
export interface OwnersDrift extends Drift {
  readonly owner: string;
  readonly property: string;
}

/** What controllers and operators do after a deployment, one row a property of `ownedAtRuntime`. */
export const ownersDrifts: readonly OwnersDrift[] = ownedAtRuntime.flatMap(({ type, owner }) =>
  Object.entries<OwnersChange>(changes[type]).map(([property, { name, done, change }]) => ({
    ...{ done, owner, property, change },
    resource: { type, name },
  })),
);
