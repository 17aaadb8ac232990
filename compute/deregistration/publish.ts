import { PublishCommand } from "@aws-sdk/client-sns";
import { sns } from "./clients";
import type { Configuration } from "./configuration";
import type { Entry } from "./entry";

/** Why entries were removed. */
export type Reason = "instance terminated" | "instance not in the group";

/** The entries as the log and the topic tell of them. */
export function told(entries: readonly Entry[]): readonly Omit<Entry, "serviceId">[] {
  return entries.map(({ service, id, host, address }) => ({ service, id, host, address }));
}

/**
 * Tells the registration topic what is no longer registered; nothing when nothing was removed.
 *
 * @throws SNSServiceException as SNS answers
 */
export async function publish(
  entries: readonly Entry[],
  reason: Reason,
  { GROUP_NAME, TOPIC_ARN_REGISTRATION }: Configuration,
): Promise<void> {
  if (entries.length === 0) return;
  const message = { event: "deregistered", reason, group: GROUP_NAME, entries: told(entries) };
  await sns.send(
    new PublishCommand({
      TopicArn: TOPIC_ARN_REGISTRATION,
      Subject: `Removed from service discovery: ${entries.length}`,
      Message: JSON.stringify(message),
    }),
  );
}
