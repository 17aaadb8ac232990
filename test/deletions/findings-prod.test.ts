import { describeFindings } from "./findings";

describeFindings("prod");
