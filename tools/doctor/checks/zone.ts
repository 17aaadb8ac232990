import {
  GetHostedZoneCommand,
  InvalidInput,
  NoSuchHostedZone,
  Route53Client,
} from "@aws-sdk/client-route-53";
import type { GetHostedZoneCommandOutput } from "@aws-sdk/client-route-53";
import type { Settings } from "../../../shared/config/schema/settings";
import type { Answer, Check, Finding, Patient } from "../check";

type Domain = NonNullable<Settings["domain"]>;

async function foundZone({ aws }: Patient, zoneId: string): Promise<GetHostedZoneCommandOutput | undefined> {
  try {
    return await aws.client(Route53Client).send(new GetHostedZoneCommand({ Id: zoneId }));
  } catch (error) {
    if (error instanceof NoSuchHostedZone || error instanceof InvalidInput) return undefined;
    throw error;
  }
}

/** DNS names compare without case and without the dot at the end. */
const bare = (name: string): string => name.toLowerCase().replace(/\.$/, "");

async function delegation(patient: Patient, zone: string, own: readonly string[]): Promise<Finding[]> {
  const known = (await patient.nameServers(zone)).map(bare);
  if (own.some((server) => known.includes(bare(server)))) return [];
  return [
    {
      severity: "warns",
      what: zone,
      found:
        known.length === 0
          ? "the public DNS does not know the zone, so the certificate would wait for ever"
          : `the public DNS asks ${[...known].sort().join(", ")}, so the certificate would wait for ever`,
      remedy: `at the registrar or in the zone above: NS ${[...own].sort().join(" ")}`,
    },
  ];
}

async function ask(patient: Patient, { zone, zoneId }: Domain): Promise<Answer> {
  const fine = `${zone} is ${zoneId}`;
  const place = `Pulumi.${patient.settings.environment}.yaml`;
  const answer = await foundZone(patient, zoneId);
  const wrong = (found: string, remedy: string): Answer => ({
    findings: [{ severity: "blocks", what: zoneId, found, remedy }],
    fine,
  });
  if (answer === undefined) {
    return wrong(
      "the account has no such hosted zone",
      `tradai:domain.zoneId in ${place}: aws route53 list-hosted-zones-by-name --dns-name ${zone}`,
    );
  }
  const name = bare(answer.HostedZone?.Name ?? "");
  if (name !== zone)
    return wrong(`it is the zone ${name}, and not ${zone}`, `tradai:domain.zone or .zoneId in ${place}`);
  if (answer.HostedZone?.Config?.PrivateZone === true) {
    return wrong(
      "it is a private zone, which proves no certificate",
      `tradai:domain.zoneId in ${place}: the public one`,
    );
  }
  return { findings: await delegation(patient, zone, answer.DelegationSet?.NameServers ?? []), fine };
}

/** The hosted zone is there, is the one that the settings mean, and the world asks it. The name's place in it is a rule of the settings. */
export const zoneCheck: Check = (patient) => {
  const { domain } = patient.settings;
  return domain === undefined ? [] : [{ about: "hosted zone", ask: () => ask(patient, domain) }];
};
