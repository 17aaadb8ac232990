import { DescribeAvailabilityZonesCommand, DescribeRegionsCommand, EC2Client } from "@aws-sdk/client-ec2";
import type { Answer, Check, Finding, Patient } from "../check";

async function regions({ aws, settings: { region, recoveryRegion } }: Patient): Promise<Answer> {
  const wanted = [region, recoveryRegion];
  const { Regions = [] } = await aws
    .client(EC2Client)
    .send(new DescribeRegionsCommand({ RegionNames: wanted, AllRegions: true }));
  const open = Regions.filter(({ OptInStatus }) => OptInStatus !== "not-opted-in").map(
    ({ RegionName }) => RegionName,
  );
  const findings = wanted
    .filter((each) => !open.includes(each))
    .map((each): Finding => ({
      severity: "blocks",
      what: each,
      found: "the account has not opted in to this region",
      remedy: `aws account enable-region --region-name ${each}`,
    }));
  return { findings, fine: wanted.join(" and ") };
}

async function zones({ aws, settings }: Patient): Promise<Answer> {
  const { AvailabilityZones = [] } = await aws
    .client(EC2Client)
    .send(new DescribeAvailabilityZonesCommand({}));
  const open = AvailabilityZones.filter(({ State }) => State === "available").flatMap(
    ({ ZoneName = [] }) => ZoneName,
  );
  const findings = settings.zones
    .filter((zone) => !open.includes(zone))
    .map((zone): Finding => ({
      severity: "blocks",
      what: zone,
      found: `the account has no such zone; it has ${[...open].sort().join(", ")}`,
      remedy: `tradai:zones in Pulumi.${settings.environment}.yaml`,
    }));
  return { findings, fine: `zones ${settings.zones.join(", ")}` };
}

/** The account may use both regions, and has the zones that the subnets are in. */
export const placeCheck: Check = (patient) => [
  { about: "regions", ask: () => regions(patient) },
  { about: "zones", ask: () => zones(patient) },
];
