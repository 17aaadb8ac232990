import { AccessAnalyzerClient, paginateListAnalyzers } from "@aws-sdk/client-accessanalyzer";
import type { AnalyzerSummary } from "@aws-sdk/client-accessanalyzer";
import {
  ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  DescribeDeliveryChannelsCommand,
} from "@aws-sdk/client-config-service";
import { GetDetectorCommand, GuardDutyClient, ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { DescribeHubCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { Patient } from "../check";
import { isOurs } from "../tags";
import type { Present, Singleton } from "./singleton";

const guardDuty: Singleton = {
  about: "GuardDuty detector",
  name: "guardduty",
  type: "aws:guardduty/detector:Detector",
  existing: async ({ aws }) => {
    const client = aws.client(GuardDutyClient);
    const { DetectorIds: [id] = [] } = await client.send(new ListDetectorsCommand({}));
    if (id === undefined) return undefined;
    return { id, tags: (await client.send(new GetDetectorCommand({ DetectorId: id }))).Tags };
  },
};

/** How Security Hub says that the account has none: which of the two depends on the account's past. */
const notSubscribed = ["InvalidAccessException", "ResourceNotFoundException"];

const securityHub: Singleton = {
  about: "Security Hub",
  name: "security-hub",
  type: "aws:securityhub/account:Account",
  existing: async ({ aws, settings }) => {
    try {
      await aws.client(SecurityHubClient).send(new DescribeHubCommand({}));
      return { id: settings.account, tags: "none" };
    } catch (error) {
      if (error instanceof Error && notSubscribed.includes(error.name)) return undefined;
      throw error;
    }
  },
};

/** Ours first; otherwise one with the name that ours needs: an account may have others. */
const accessAnalyzer: Singleton = {
  about: "Access Analyzer",
  name: "access-analyzer",
  type: "aws:accessanalyzer/analyzer:Analyzer",
  existing: async ({ aws, names, settings }) => {
    const all: AnalyzerSummary[] = [];
    const asked = { type: "ACCOUNT" } as const;
    for await (const { analyzers = [] } of paginateListAnalyzers(
      { client: aws.client(AccessAnalyzerClient) },
      asked,
    ))
      all.push(...analyzers);
    const [first] = [
      ...all.filter(({ tags }) => isOurs(settings, tags)),
      ...all.filter(({ name }) => name === names.detection("access-analyzer")),
      ...all,
    ];
    return first && { id: first.name ?? "", tags: first.tags };
  },
};

/** A recorder or channel of our name is written over; AWS allows no second one by another name. */
function byName(found: string | undefined, own: string, what: string, command: string): Present | undefined {
  if (found === undefined || found === own) return undefined;
  return {
    id: found,
    tags: "none",
    instead: {
      severity: "blocks",
      found: `AWS allows one ${what}, and ours is called ${own}`,
      remedy: `aws configservice ${command} ${found}`,
    },
  };
}

const ownName = ({ names }: Patient): string => names.detection("config");

const recorder: Singleton = {
  about: "Config recorder",
  name: "config-recorder",
  type: "aws:cfg/recorder:Recorder",
  existing: async (patient) => {
    const { ConfigurationRecorders = [] } = await patient.aws
      .client(ConfigServiceClient)
      .send(new DescribeConfigurationRecordersCommand({}));
    const delivering = ConfigurationRecorders.find(({ name }) => name !== ownName(patient));
    return byName(
      delivering?.name,
      ownName(patient),
      "recorder",
      "delete-configuration-recorder --configuration-recorder-name",
    );
  },
};

const channel: Singleton = {
  about: "Config delivery channel",
  name: "config-delivery",
  type: "aws:cfg/deliveryChannel:DeliveryChannel",
  existing: async (patient) => {
    const { DeliveryChannels = [] } = await patient.aws
      .client(ConfigServiceClient)
      .send(new DescribeDeliveryChannelsCommand({}));
    const other = DeliveryChannels.find(({ name }) => name !== ownName(patient));
    return byName(
      other?.name,
      ownName(patient),
      "delivery channel",
      "delete-delivery-channel --delivery-channel-name",
    );
  },
};

export const detectionSingletons: readonly Singleton[] = [
  guardDuty,
  securityHub,
  accessAnalyzer,
  recorder,
  channel,
];
