-- CreateEnum
CREATE TYPE "LetterActionKind" AS ENUM ('open', 'click');

-- AlterEnum
ALTER TYPE "ConsentKind" ADD VALUE 'imported';

-- AlterTable
ALTER TABLE "newsletter" ADD COLUMN     "asks_feedback" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "counts_clicks" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "counts_opens" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "suppression" ADD COLUMN     "added_by" TEXT;

-- AlterTable
ALTER TABLE "newsletter_issue" ADD COLUMN     "counts_clicks" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "counts_opens" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "segment_id" INTEGER,
ADD COLUMN     "segment_name" TEXT;

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "clicked_at" TIMESTAMPTZ(3),
ADD COLUMN     "opened_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "segment" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audience_import" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "imported_by" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "letters" TEXT[],
    "words" TEXT NOT NULL,
    "lines" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "already" INTEGER NOT NULL DEFAULT 0,
    "left" INTEGER NOT NULL DEFAULT 0,
    "suppressed" INTEGER NOT NULL DEFAULT 0,
    "wrong" INTEGER NOT NULL DEFAULT 0,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "audience_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_link" (
    "issue_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "issue_link_pkey" PRIMARY KEY ("issue_id","position")
);

-- CreateTable
CREATE TABLE "letter_action" (
    "id" BIGSERIAL NOT NULL,
    "delivery_id" INTEGER NOT NULL,
    "kind" "LetterActionKind" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "is_machine" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "letter_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story_feedback" (
    "delivery_id" INTEGER NOT NULL,
    "article_id" INTEGER NOT NULL,
    "is_more" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "story_feedback_pkey" PRIMARY KEY ("delivery_id","article_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "segment_name_key" ON "segment"("name");

-- CreateIndex
CREATE INDEX "audience_import_at_idx" ON "audience_import"("at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "letter_action_delivery_id_kind_position_is_machine_key" ON "letter_action"("delivery_id", "kind", "position", "is_machine");

-- CreateIndex
CREATE INDEX "story_feedback_article_id_idx" ON "story_feedback"("article_id");

-- CreateIndex
CREATE INDEX "subscriber_created_at_id_idx" ON "subscriber"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "suppression_at_idx" ON "suppression"("at" DESC);

-- AddForeignKey
ALTER TABLE "newsletter_issue" ADD CONSTRAINT "newsletter_issue_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_link" ADD CONSTRAINT "issue_link_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "newsletter_issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_action" ADD CONSTRAINT "letter_action_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_feedback" ADD CONSTRAINT "story_feedback_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_feedback" ADD CONSTRAINT "story_feedback_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema cannot say, and what must hold whatever code runs.

ALTER TABLE "audience_import" ADD CONSTRAINT "audience_import_has_words" CHECK (words <> '');
ALTER TABLE "issue_link" ADD CONSTRAINT "issue_link_leads_to_the_web" CHECK (
  position > 0 AND url ~ '^https?://');
ALTER TABLE "letter_action" ADD CONSTRAINT "letter_action_names_its_link" CHECK (
  (kind = 'click') = (position > 0));

-- Whom a frozen issue went to and what is counted of it never change; nor do the addresses it leads to.
CREATE FUNCTION keep_frozen_audience() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.frozen_at IS NOT NULL AND
    (NEW.segment_name, NEW.counts_clicks, NEW.counts_opens)
    IS DISTINCT FROM (OLD.segment_name, OLD.counts_clicks, OLD.counts_opens)
  THEN
    RAISE EXCEPTION 'issue % is frozen: whom it goes to and what is counted never change', OLD.id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER newsletter_issue_keeps_its_audience BEFORE UPDATE ON "newsletter_issue"
  FOR EACH ROW EXECUTE FUNCTION keep_frozen_audience();
CREATE TRIGGER issue_link_is_written_once BEFORE UPDATE ON "issue_link"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
