-- CreateEnum
CREATE TYPE "ArticleStage" AS ENUM ('idea', 'draft', 'in_review', 'ready', 'scheduled', 'settled');

-- CreateEnum
CREATE TYPE "RuleLevel" AS ENUM ('off', 'warning', 'stop');

-- AlterTable
ALTER TABLE "article" ADD COLUMN     "assignee_id" TEXT,
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "embargo_until" TIMESTAMPTZ(3),
ADD COLUMN     "legal_reason" TEXT,
ADD COLUMN     "publish_at" TIMESTAMPTZ(3),
ADD COLUMN     "publish_revision_id" INTEGER,
ADD COLUMN     "scheduled_by_id" TEXT,
ADD COLUMN     "stage" "ArticleStage" NOT NULL DEFAULT 'draft',
ADD COLUMN     "withdraw_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "values" JSONB NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_event" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "revision" INTEGER,
    "actor_id" TEXT,
    "actor_name" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "details" JSONB,

    CONSTRAINT "article_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story_note" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "author_id" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "story_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mention" (
    "note_id" INTEGER NOT NULL,
    "staff_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "mention_pkey" PRIMARY KEY ("note_id","staff_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" SERIAL NOT NULL,
    "staff_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gate_rule" (
    "id" SERIAL NOT NULL,
    "rule" TEXT NOT NULL,
    "format_id" INTEGER,
    "level" "RuleLevel" NOT NULL,

    CONSTRAINT "gate_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "article_event_article_id_at_idx" ON "article_event"("article_id", "at");

-- CreateIndex
CREATE INDEX "article_event_kind_at_idx" ON "article_event"("kind", "at");

-- CreateIndex
CREATE INDEX "story_note_article_id_at_idx" ON "story_note"("article_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_staff_id_name_key" ON "saved_view"("staff_id", "name");

-- CreateIndex
CREATE INDEX "article_assignee_id_idx" ON "article"("assignee_id");

-- AddForeignKey
ALTER TABLE "article_event" ADD CONSTRAINT "article_event_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_note" ADD CONSTRAINT "story_note_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "story_note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_rule" ADD CONSTRAINT "gate_rule_format_id_fkey" FOREIGN KEY ("format_id") REFERENCES "format"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema cannot say, and what must hold whatever code runs.

-- Stories that readers have seen have nothing on its way yet.
UPDATE "article" SET stage = 'settled' WHERE status <> 'draft';

ALTER TABLE "article" ADD CONSTRAINT "article_draft_is_not_settled"
  CHECK (stage <> 'settled' OR status <> 'draft');
ALTER TABLE "article" ADD CONSTRAINT "article_scheduled_has_a_time_and_a_revision" CHECK (
  (stage = 'scheduled') = (publish_at IS NOT NULL)
  AND (publish_at IS NULL) = (publish_revision_id IS NULL));
ALTER TABLE "article" ADD CONSTRAINT "article_scheduled_is_its_own"
  FOREIGN KEY (publish_revision_id, id) REFERENCES "revision" (id, article_id);
ALTER TABLE "article" ADD CONSTRAINT "article_embargo_is_kept" CHECK (
  embargo_until IS NULL OR (status <> 'live' AND (publish_at IS NULL OR publish_at >= embargo_until)));
ALTER TABLE "article" ADD CONSTRAINT "article_withdraws_what_was_seen" CHECK (
  withdraw_at IS NULL OR status = 'live' OR (publish_at IS NOT NULL AND withdraw_at > publish_at));
ALTER TABLE "article" ADD CONSTRAINT "article_legal_flag_says_why" CHECK (trim(legal_reason) <> '');

-- The alarm asks these every second or two: they hold only what is waiting.
CREATE INDEX "article_publish_at_idx" ON "article" (publish_at) WHERE publish_at IS NOT NULL;
CREATE INDEX "article_withdraw_at_idx" ON "article" (withdraw_at) WHERE withdraw_at IS NOT NULL;
CREATE INDEX "mention_unseen_idx" ON "mention" (staff_id) WHERE seen_at IS NULL;

ALTER TABLE "settings" ADD CONSTRAINT "settings_only_one" CHECK (id = 1);
CREATE UNIQUE INDEX "gate_rule_once" ON "gate_rule" (rule, coalesce(format_id, 0));
ALTER TABLE "story_note" ADD CONSTRAINT "story_note_says_something" CHECK (trim(text) <> '');

CREATE TRIGGER article_event_is_append_only BEFORE UPDATE OR DELETE ON "article_event"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The rule of visible() for queries written by hand: `where visible(a)`. PostgreSQL inlines it.
CREATE FUNCTION visible(a "article") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT a.status = 'live' AND a.live_revision_id IS NOT NULL AND a.embargo_until IS NULL
$$;
