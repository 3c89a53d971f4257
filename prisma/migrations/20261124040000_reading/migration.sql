-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "PersonKind" AS ENUM ('reporter', 'desk');

-- CreateEnum
CREATE TYPE "FrontSlotRole" AS ENUM ('lead', 'secondary', 'strip');

-- CreateEnum
CREATE TYPE "PromoPlacement" AS ENUM ('article', 'front', 'none');

-- CreateEnum
CREATE TYPE "ArticleStatus" AS ENUM ('draft', 'live', 'withdrawn');

-- CreateEnum
CREATE TYPE "BylineRole" AS ENUM ('author', 'with', 'research', 'pictures');

-- CreateEnum
CREATE TYPE "CorrectionKind" AS ENUM ('correction', 'clarification');

-- CreateEnum
CREATE TYPE "RelatedChoice" AS ENUM ('pinned', 'banned');

-- CreateEnum
CREATE TYPE "PictureFormat" AS ENUM ('avif', 'webp', 'jpeg');

-- CreateEnum
CREATE TYPE "MagazineItemKind" AS ENUM ('story', 'printable', 'solution');

-- CreateEnum
CREATE TYPE "Cadence" AS ENUM ('daily', 'weekdays', 'weekly', 'monthly');

-- CreateEnum
CREATE TYPE "NewsletterPlacement" AS ENUM ('inline', 'foot', 'none');

-- CreateEnum
CREATE TYPE "SubscriptionStatus" AS ENUM ('pending');

-- CreateTable
CREATE TABLE "publication" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "strapline" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,

    CONSTRAINT "edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "parent_id" INTEGER,
    "position" INTEGER NOT NULL,

    CONSTRAINT "section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "format" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "format_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "PersonKind" NOT NULL,
    "role" TEXT NOT NULL,
    "biography" TEXT NOT NULL,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "portrait_id" INTEGER,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "static_page" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "standfirst" TEXT,
    "body" TEXT NOT NULL,
    "updated_on" DATE NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "static_page_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "redirect" (
    "id" SERIAL NOT NULL,
    "from_path" TEXT NOT NULL,
    "to_path" TEXT NOT NULL,

    CONSTRAINT "redirect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "front" (
    "id" SERIAL NOT NULL,
    "edition_id" INTEGER NOT NULL,

    CONSTRAINT "front_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "front_slot" (
    "id" SERIAL NOT NULL,
    "front_id" INTEGER NOT NULL,
    "role" "FrontSlotRole" NOT NULL,
    "position" INTEGER NOT NULL,
    "article_id" INTEGER NOT NULL,

    CONSTRAINT "front_slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promo" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "action_label" TEXT NOT NULL,
    "action_url" TEXT NOT NULL,
    "placement" "PromoPlacement" NOT NULL,

    CONSTRAINT "promo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "status" "ArticleStatus" NOT NULL DEFAULT 'draft',
    "section_id" INTEGER NOT NULL,
    "format_id" INTEGER NOT NULL,
    "edition_id" INTEGER NOT NULL,
    "head_revision_id" INTEGER,
    "live_revision_id" INTEGER,
    "first_published_at" TIMESTAMPTZ(3),
    "last_changed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "headline" TEXT NOT NULL,
    "standfirst" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "picture_id" INTEGER,
    "picture_caption" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "byline" (
    "revision_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" "BylineRole" NOT NULL,
    "edition_id" INTEGER NOT NULL,

    CONSTRAINT "byline_pkey" PRIMARY KEY ("revision_id","position")
);

-- CreateTable
CREATE TABLE "article_topic" (
    "article_id" INTEGER NOT NULL,
    "topic_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "article_topic_pkey" PRIMARY KEY ("article_id","topic_id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" SERIAL NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "headline" TEXT,
    "description" TEXT,
    "url" TEXT,
    "published" TEXT,
    "quote" TEXT,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "revision_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("revision_id","position")
);

-- CreateTable
CREATE TABLE "correction" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "kind" "CorrectionKind" NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "related" (
    "article_id" INTEGER NOT NULL,
    "other_id" INTEGER NOT NULL,
    "choice" "RelatedChoice" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "related_pkey" PRIMARY KEY ("article_id","other_id")
);

-- CreateTable
CREATE TABLE "picture" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "alt" TEXT NOT NULL,
    "caption" TEXT,
    "credit" TEXT NOT NULL,
    "licence" TEXT,
    "focus_x" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "focus_y" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "digest" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "placeholder" TEXT NOT NULL,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "picture_variant" (
    "picture_id" INTEGER NOT NULL,
    "format" "PictureFormat" NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "picture_variant_pkey" PRIMARY KEY ("picture_id","format","width")
);

-- CreateTable
CREATE TABLE "magazine_issue" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "headline" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "edition_id" INTEGER NOT NULL,
    "cover_id" INTEGER,

    CONSTRAINT "magazine_issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "magazine_item" (
    "issue_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "MagazineItemKind" NOT NULL,
    "article_id" INTEGER,
    "headline" TEXT,
    "description" TEXT,
    "body" TEXT,
    "file_path" TEXT,
    "file_bytes" INTEGER,

    CONSTRAINT "magazine_item_pkey" PRIMARY KEY ("issue_id","position")
);

-- CreateTable
CREATE TABLE "newsletter" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "promise" TEXT NOT NULL,
    "cadence" "Cadence" NOT NULL,
    "schedule" TEXT NOT NULL,
    "placement" "NewsletterPlacement" NOT NULL,
    "edition_id" INTEGER,
    "position" INTEGER NOT NULL,

    CONSTRAINT "newsletter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscriber" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscriber_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" SERIAL NOT NULL,
    "subscriber_id" INTEGER NOT NULL,
    "newsletter_id" INTEGER NOT NULL,
    "status" "SubscriptionStatus" NOT NULL DEFAULT 'pending',
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "form" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "promise" TEXT NOT NULL,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "changed_tag" (
    "id" BIGSERIAL NOT NULL,
    "transaction" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    "tag" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "changed_tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_window" (
    "key" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_window_pkey" PRIMARY KEY ("key","starts_at")
);

-- CreateIndex
CREATE UNIQUE INDEX "edition_slug_key" ON "edition"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "section_slug_key" ON "section"("slug");

-- CreateIndex
CREATE INDEX "section_parent_id_idx" ON "section"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "format_slug_key" ON "format"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "topic_slug_key" ON "topic"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "person_slug_key" ON "person"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "static_page_slug_key" ON "static_page"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "redirect_from_path_key" ON "redirect"("from_path");

-- CreateIndex
CREATE UNIQUE INDEX "front_edition_id_key" ON "front"("edition_id");

-- CreateIndex
CREATE UNIQUE INDEX "front_slot_front_id_article_id_key" ON "front_slot"("front_id", "article_id");

-- CreateIndex
CREATE UNIQUE INDEX "front_slot_front_id_role_position_key" ON "front_slot"("front_id", "role", "position");

-- CreateIndex
CREATE UNIQUE INDEX "promo_slug_key" ON "promo"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "article_slug_key" ON "article"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "article_head_revision_id_key" ON "article"("head_revision_id");

-- CreateIndex
CREATE UNIQUE INDEX "article_live_revision_id_key" ON "article"("live_revision_id");

-- CreateIndex
CREATE INDEX "article_section_id_first_published_at_idx" ON "article"("section_id", "first_published_at" DESC);

-- CreateIndex
CREATE INDEX "article_format_id_first_published_at_idx" ON "article"("format_id", "first_published_at" DESC);

-- CreateIndex
CREATE INDEX "article_edition_id_first_published_at_idx" ON "article"("edition_id", "first_published_at" DESC);

-- CreateIndex
CREATE INDEX "article_first_published_at_idx" ON "article"("first_published_at" DESC);

-- CreateIndex
CREATE INDEX "revision_picture_id_idx" ON "revision"("picture_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_article_id_number_key" ON "revision"("article_id", "number");

-- CreateIndex
CREATE INDEX "byline_person_id_idx" ON "byline"("person_id");

-- CreateIndex
CREATE INDEX "article_topic_topic_id_idx" ON "article_topic"("topic_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_fingerprint_key" ON "source"("fingerprint");

-- CreateIndex
CREATE INDEX "citation_source_id_idx" ON "citation"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "citation_revision_id_key_key" ON "citation"("revision_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "correction_article_id_at_kind_text_key" ON "correction"("article_id", "at", "kind", "text");

-- CreateIndex
CREATE INDEX "related_other_id_idx" ON "related"("other_id");

-- CreateIndex
CREATE UNIQUE INDEX "picture_key_key" ON "picture"("key");

-- CreateIndex
CREATE UNIQUE INDEX "magazine_issue_slug_key" ON "magazine_issue"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "magazine_issue_number_key" ON "magazine_issue"("number");

-- CreateIndex
CREATE UNIQUE INDEX "newsletter_slug_key" ON "newsletter"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "subscriber_email_key" ON "subscriber"("email");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_subscriber_id_newsletter_id_key" ON "subscription"("subscriber_id", "newsletter_id");

-- CreateIndex
CREATE INDEX "changed_tag_transaction_idx" ON "changed_tag"("transaction");

-- CreateIndex
CREATE INDEX "changed_tag_at_idx" ON "changed_tag"("at");

-- AddForeignKey
ALTER TABLE "section" ADD CONSTRAINT "section_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_portrait_id_fkey" FOREIGN KEY ("portrait_id") REFERENCES "picture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "front" ADD CONSTRAINT "front_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "front_slot" ADD CONSTRAINT "front_slot_front_id_fkey" FOREIGN KEY ("front_id") REFERENCES "front"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "front_slot" ADD CONSTRAINT "front_slot_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_format_id_fkey" FOREIGN KEY ("format_id") REFERENCES "format"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_head_revision_id_fkey" FOREIGN KEY ("head_revision_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_live_revision_id_fkey" FOREIGN KEY ("live_revision_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "picture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "byline" ADD CONSTRAINT "byline_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "byline" ADD CONSTRAINT "byline_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "byline" ADD CONSTRAINT "byline_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_topic" ADD CONSTRAINT "article_topic_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_topic" ADD CONSTRAINT "article_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "related" ADD CONSTRAINT "related_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "related" ADD CONSTRAINT "related_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_variant" ADD CONSTRAINT "picture_variant_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "picture"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "magazine_issue" ADD CONSTRAINT "magazine_issue_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "magazine_issue" ADD CONSTRAINT "magazine_issue_cover_id_fkey" FOREIGN KEY ("cover_id") REFERENCES "picture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "magazine_item" ADD CONSTRAINT "magazine_item_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "magazine_issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "magazine_item" ADD CONSTRAINT "magazine_item_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsletter" ADD CONSTRAINT "newsletter_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_newsletter_id_fkey" FOREIGN KEY ("newsletter_id") REFERENCES "newsletter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say, and what must hold whatever code runs.

-- Addresses are plain: lower case words joined by single hyphens.
CREATE DOMAIN "slug_rule" AS text CHECK (VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['edition', 'section', 'format', 'topic', 'person', 'static_page',
    'promo', 'article', 'magazine_issue', 'newsletter']
  LOOP
    EXECUTE format(
      'ALTER TABLE %I ADD CONSTRAINT %I CHECK (slug::slug_rule IS NOT NULL)', named, named || '_slug_check');
  END LOOP;
END $$;

ALTER TABLE "publication" ADD CONSTRAINT "publication_only_one" CHECK (id = 1);
CREATE UNIQUE INDEX "edition_one_default" ON "edition" (is_default) WHERE is_default;
ALTER TABLE "section" ADD CONSTRAINT "section_not_its_own_parent" CHECK (parent_id <> id);
ALTER TABLE "redirect" ADD CONSTRAINT "redirect_paths"
  CHECK (from_path LIKE '/_%' AND to_path LIKE '/%' AND from_path <> to_path);

-- Live means that there is something to read, and nothing else has something to read: a query that
-- forgets the status still finds no words of a draft or of a withdrawn story.
ALTER TABLE "article" ADD CONSTRAINT "article_live_has_a_revision"
  CHECK ((status = 'live') = (live_revision_id IS NOT NULL));
ALTER TABLE "article" ADD CONSTRAINT "article_live_has_a_date"
  CHECK (status <> 'live' OR (first_published_at IS NOT NULL AND last_changed_at >= first_published_at));

-- A story's head and live revisions are its own.
ALTER TABLE "revision" ADD CONSTRAINT "revision_id_article_key" UNIQUE (id, article_id);
ALTER TABLE "article" ADD CONSTRAINT "article_head_is_its_own"
  FOREIGN KEY (head_revision_id, id) REFERENCES "revision" (id, article_id);
ALTER TABLE "article" ADD CONSTRAINT "article_live_is_its_own"
  FOREIGN KEY (live_revision_id, id) REFERENCES "revision" (id, article_id);

ALTER TABLE "revision" ADD CONSTRAINT "revision_number_counts" CHECK (number >= 1);
ALTER TABLE "revision" ADD CONSTRAINT "revision_headline_says_something"
  CHECK (length(trim(headline)) BETWEEN 1 AND 200);
ALTER TABLE "source" ADD CONSTRAINT "source_says_what"
  CHECK (headline IS NOT NULL OR description IS NOT NULL);
ALTER TABLE "source" ADD CONSTRAINT "source_url_is_web" CHECK (url ~ '^https?://');
ALTER TABLE "source" ADD CONSTRAINT "source_published_is_a_date"
  CHECK (published ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$');
ALTER TABLE "related" ADD CONSTRAINT "related_to_another" CHECK (article_id <> other_id);

ALTER TABLE "picture" ADD CONSTRAINT "picture_is_described"
  CHECK (trim(alt) <> '' AND trim(credit) <> '');
ALTER TABLE "picture" ADD CONSTRAINT "picture_focus_is_inside"
  CHECK (focus_x BETWEEN 0 AND 1 AND focus_y BETWEEN 0 AND 1);
ALTER TABLE "picture" ADD CONSTRAINT "picture_has_a_size" CHECK (width > 0 AND height > 0);

ALTER TABLE "magazine_item" ADD CONSTRAINT "magazine_item_is_one_kind" CHECK (
  (kind = 'story' AND article_id IS NOT NULL AND headline IS NULL AND body IS NULL AND file_path IS NULL)
  OR (kind = 'printable' AND article_id IS NULL AND headline IS NOT NULL AND body IS NULL
    AND file_path IS NOT NULL AND file_bytes > 0)
  OR (kind = 'solution' AND article_id IS NULL AND headline IS NOT NULL AND body IS NOT NULL
    AND file_path IS NULL));

ALTER TABLE "subscriber" ADD CONSTRAINT "subscriber_email_is_one_address"
  CHECK (email = lower(email) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND length(email) <= 254);

-- Counting attempts may be forgotten in a crash, and should cost nothing.
ALTER TABLE "rate_window" SET UNLOGGED;

-- What was published stays as it was.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER revision_is_immutable BEFORE UPDATE ON "revision"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER byline_is_immutable BEFORE UPDATE ON "byline"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER citation_is_immutable BEFORE UPDATE ON "citation"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER correction_is_append_only BEFORE UPDATE OR DELETE ON "correction"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
