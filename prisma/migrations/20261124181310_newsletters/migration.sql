-- CreateEnum
CREATE TYPE "SubscriberTokenKind" AS ENUM ('confirm', 'address');

-- CreateEnum
CREATE TYPE "ConsentKind" AS ENUM ('asked', 'confirmed', 'left', 'paused', 'resumed', 'address_changed');

-- CreateEnum
CREATE TYPE "SuppressionReason" AS ENUM ('bounced', 'complained', 'desk');

-- CreateEnum
CREATE TYPE "IssueStatus" AS ENUM ('draft', 'sending', 'paused', 'sent', 'cancelled');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('waiting', 'claimed', 'data', 'accepted', 'deferred', 'refused', 'in_doubt', 'cancelled');

-- AlterEnum
-- A value added to an enum cannot be used before the commit, and what follows uses it: a new type.
CREATE TYPE "SubscriptionStatus_new" AS ENUM ('pending', 'confirmed', 'left');
ALTER TABLE "subscription" ALTER COLUMN "status" DROP DEFAULT,
  ALTER COLUMN "status" TYPE "SubscriptionStatus_new" USING ("status"::text::"SubscriptionStatus_new"),
  ALTER COLUMN "status" SET DEFAULT 'pending';
DROP TYPE "SubscriptionStatus";
ALTER TYPE "SubscriptionStatus_new" RENAME TO "SubscriptionStatus";

-- AlterTable
ALTER TABLE "subscriber" ADD COLUMN     "link_seed" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "paused_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "subscription" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "left_at" TIMESTAMPTZ(3),
ADD COLUMN     "left_reason" TEXT;

-- CreateTable
CREATE TABLE "subscriber_token" (
    "id" SERIAL NOT NULL,
    "kind" "SubscriberTokenKind" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "subscriber_id" INTEGER NOT NULL,
    "newsletter_ids" INTEGER[],
    "new_email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "subscriber_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" BIGSERIAL NOT NULL,
    "subscriber_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" "ConsentKind" NOT NULL,
    "letter" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "email" TEXT NOT NULL,
    "reason" "SuppressionReason" NOT NULL,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "delivery_id" INTEGER,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("email")
);

-- CreateTable
CREATE TABLE "newsletter_issue" (
    "id" SERIAL NOT NULL,
    "newsletter_id" INTEGER NOT NULL,
    "status" "IssueStatus" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "subject" TEXT NOT NULL,
    "preheader" TEXT NOT NULL,
    "intro" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "number" INTEGER,
    "frozen_at" TIMESTAMPTZ(3),
    "html" TEXT,
    "text" TEXT,
    "content_hash" TEXT,
    "recipients" INTEGER,
    "send_key" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "pause_reason" TEXT,

    CONSTRAINT "newsletter_issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_story" (
    "issue_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "article_id" INTEGER NOT NULL,

    CONSTRAINT "issue_story_pkey" PRIMARY KEY ("issue_id","position")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" SERIAL NOT NULL,
    "issue_id" INTEGER NOT NULL,
    "subscriber_id" INTEGER,
    "email" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "first_try_at" TIMESTAMPTZ(3),
    "claim_token" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "data_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "content_hash" TEXT,
    "response" TEXT,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "subscriber_token_token_hash_key" ON "subscriber_token"("token_hash");

-- CreateIndex
CREATE INDEX "subscriber_token_subscriber_id_idx" ON "subscriber_token"("subscriber_id");

-- CreateIndex
CREATE INDEX "consent_subscriber_id_id_idx" ON "consent"("subscriber_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "newsletter_issue_send_key_key" ON "newsletter_issue"("send_key");

-- CreateIndex
CREATE INDEX "newsletter_issue_newsletter_id_frozen_at_idx" ON "newsletter_issue"("newsletter_id", "frozen_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "newsletter_issue_newsletter_id_number_key" ON "newsletter_issue"("newsletter_id", "number");

-- CreateIndex
CREATE INDEX "issue_story_article_id_idx" ON "issue_story"("article_id");

-- CreateIndex
CREATE UNIQUE INDEX "issue_story_issue_id_article_id_key" ON "issue_story"("issue_id", "article_id");

-- CreateIndex
CREATE INDEX "delivery_issue_id_state_idx" ON "delivery"("issue_id", "state");

-- CreateIndex
CREATE INDEX "delivery_subscriber_id_idx" ON "delivery"("subscriber_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_issue_id_subscriber_id_key" ON "delivery"("issue_id", "subscriber_id");

-- CreateIndex
CREATE INDEX "subscription_newsletter_id_status_idx" ON "subscription"("newsletter_id", "status");

-- AddForeignKey
ALTER TABLE "subscriber_token" ADD CONSTRAINT "subscriber_token_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsletter_issue" ADD CONSTRAINT "newsletter_issue_newsletter_id_fkey" FOREIGN KEY ("newsletter_id") REFERENCES "newsletter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_story" ADD CONSTRAINT "issue_story_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "newsletter_issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_story" ADD CONSTRAINT "issue_story_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "newsletter_issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What Prisma's schema cannot say, and what must hold whatever code runs.

-- Consent comes before mail: who is confirmed did confirm, and who left says when.
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_status_has_its_moment" CHECK (
  (status <> 'confirmed' OR confirmed_at IS NOT NULL) AND (status <> 'left' OR left_at IS NOT NULL));

ALTER TABLE "subscriber_token" ADD CONSTRAINT "subscriber_token_says_what_it_does" CHECK (
  (kind = 'confirm' AND cardinality(newsletter_ids) > 0 AND new_email IS NULL)
  OR (kind = 'address' AND new_email IS NOT NULL AND new_email = lower(new_email)));

CREATE TRIGGER consent_is_written_once BEFORE UPDATE ON "consent"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE "suppression" ADD CONSTRAINT "suppression_email_is_one_address"
  CHECK (email = lower(email) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$');

-- A draft is not frozen, and whatever is no draft is frozen whole.
ALTER TABLE "newsletter_issue" ADD CONSTRAINT "newsletter_issue_is_frozen_whole" CHECK (
  num_nulls(number, frozen_at, html, text, content_hash, recipients, send_key)
    = CASE WHEN status = 'draft' THEN 7 ELSE 0 END);
CREATE FUNCTION keep_frozen_issue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.frozen_at IS NOT NULL AND
    (NEW.newsletter_id, NEW.subject, NEW.preheader, NEW.intro, NEW.number, NEW.frozen_at, NEW.html,
     NEW.text, NEW.content_hash, NEW.recipients, NEW.send_key)
    IS DISTINCT FROM
    (OLD.newsletter_id, OLD.subject, OLD.preheader, OLD.intro, OLD.number, OLD.frozen_at, OLD.html,
     OLD.text, OLD.content_hash, OLD.recipients, OLD.send_key)
  THEN
    RAISE EXCEPTION 'issue % is frozen: its words never change', OLD.id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER newsletter_issue_stays_frozen BEFORE UPDATE ON "newsletter_issue"
  FOR EACH ROW EXECUTE FUNCTION keep_frozen_issue();

-- What is due, and what is under way, are found without reading what is done.
CREATE INDEX "delivery_due" ON "delivery" (issue_id, next_try_at, id) WHERE state IN ('waiting', 'deferred');
CREATE INDEX "delivery_under_way" ON "delivery" (domain) WHERE state IN ('claimed', 'data');

-- The road of a delivery. What was accepted stays so, and what may have been sent is never sent again
-- by a machine: out of `in_doubt` leads only a person's decision, which is written in `response`.
CREATE FUNCTION keep_delivery_road() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE may boolean;
BEGIN
  may := CASE OLD.state
    WHEN 'waiting' THEN NEW.state IN ('claimed', 'cancelled')
    WHEN 'deferred' THEN NEW.state IN ('claimed', 'cancelled')
    WHEN 'claimed' THEN NEW.state IN ('waiting', 'data', 'deferred', 'refused', 'cancelled')
    WHEN 'data' THEN NEW.state IN ('accepted', 'deferred', 'refused', 'in_doubt')
    WHEN 'in_doubt' THEN NEW.state IN ('accepted', 'deferred', 'refused', 'waiting', 'cancelled')
    WHEN 'refused' THEN NEW.state = 'waiting'
    ELSE false
  END;
  IF NEW.state <> OLD.state AND NOT may THEN
    RAISE EXCEPTION 'delivery % cannot go from % to %', OLD.id, OLD.state, NEW.state
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER delivery_keeps_its_road BEFORE UPDATE OF state ON "delivery"
  FOR EACH ROW EXECUTE FUNCTION keep_delivery_road();
