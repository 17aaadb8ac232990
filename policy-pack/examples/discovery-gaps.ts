import type { Fixture, UndecidedExample } from "../rule";
import { namespace, registry, trading } from "./discovery";
import { but, goneRegistry, neverLooked, ofHost, registering, unheard } from "./discovery-paths";
import { deregistration, host } from "./host";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const dev = { environment: "dev" } as const;

const open = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): UndecidedExample => ({ ...dev, title, resources, resource, says });
const layered = (...given: Parameters<typeof open>): UndecidedExample => ({
  ...open(...given),
  scope: "layer",
});
const registers = "`serviceRegistries.registryArn` is known only after the update";
const noPlace = "neither configuration nor provider tells account and region";
const tells = (provider: Inputs): readonly Fixture[] =>
  [...ofHost, registering].map((each) => ({ ...each, provider }));

/** Hosts and names of which something is known only after the update, or lies in another layer. */
export const undecidedPaths: readonly UndecidedExample[] = [
  open(
    "A service in a registry that nothing tells",
    "service-live-trading",
    registers,
    ...[namespace, registry("live-trading"), { ...trading, references: {} }],
  ),
  open(
    "A name in which a service may register that nothing tells",
    "discovery-live-trading",
    registers,
    ...[namespace, registry("live-trading"), { ...trading, references: {} }],
  ),
  open(
    "A machine of an account that nothing tells",
    "machine",
    noPlace,
    ...tells({ region: "eu-central-1" }),
  ),
  open(
    "A machine of a region that nothing tells",
    "machine",
    noPlace,
    ...tells({ allowedAccountIds: JSON.stringify(["600802701449"]) }),
  ),
  open(
    "A function of which nothing tells whether it takes entries out",
    "host",
    "`role of deregistration` is known only after the update",
    ...host(),
    ...but(deregistration(), "deregistration", {}, {}),
  ),
  open(
    "A function with a role of another program",
    "host",
    "what `role of deregistration` names is not declared here",
    ...host(),
    ...but(deregistration(), "deregistration", { role: "arn:aws:iam::600802701449:role/shared" }, {}),
  ),
  open(
    "A rule on the end whose target nothing tells",
    "host",
    "what the hook's rule calls is known only after the update",
    ...host(),
    ...but(deregistration(), "consolidated-terminate-target", {}, { rule: ["consolidated-terminate"] }),
  ),
  open(
    "A rule that may be on the end",
    "host",
    "consolidated-terminate: `eventPattern` is known only after the update",
    ...host(),
    ...but(deregistration(), "consolidated-terminate", { eventPattern: unknown }),
  ),
  open(
    "A host whose group AWS names",
    "host",
    "AWS names the group",
    ...host({ group: { name: undefined } }),
    ...deregistration(),
  ),
  layered(
    "A registry that another layer may hold",
    "service-live-trading",
    "the registry may be declared in another layer",
    ...goneRegistry,
  ),
  layered(
    "A service or machine that another layer may hold",
    "discovery-live-trading",
    "what registers may be declared in another layer",
    ...[namespace, registry("live-trading")],
  ),
  layered(
    "A function for the end that another layer may hold",
    "host",
    "the function that deregisters may be declared in another layer",
    ...unheard,
  ),
  layered(
    "A schedule that another layer may hold",
    "host",
    "the schedule may be declared in another layer",
    ...neverLooked,
  ),
];
