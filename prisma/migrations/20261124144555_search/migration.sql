-- CreateTable
CREATE TABLE "search_document" (
    "article_id" INTEGER NOT NULL,
    "configuration" TEXT NOT NULL,
    "section_id" INTEGER NOT NULL,
    "format_id" INTEGER NOT NULL,
    "edition_id" INTEGER NOT NULL,
    "person_ids" INTEGER[],
    "topic_ids" INTEGER[],
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "headline" TEXT NOT NULL,
    "standfirst" TEXT NOT NULL,
    "byline" TEXT NOT NULL,
    "topics" TEXT NOT NULL,
    "captions" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "headline_words" tsvector NOT NULL DEFAULT ''::tsvector,
    "words" tsvector NOT NULL DEFAULT ''::tsvector,
    "is_learned" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,
    "documents" INTEGER NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "search_promotion" (
    "id" SERIAL NOT NULL,
    "query" TEXT NOT NULL,
    "article_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "search_promotion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "search_document_published_at_idx" ON "search_document"("published_at" DESC);

-- CreateIndex
CREATE INDEX "search_promotion_article_id_idx" ON "search_promotion"("article_id");

-- CreateIndex
CREATE UNIQUE INDEX "search_promotion_query_article_id_key" ON "search_promotion"("query", "article_id");

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_promotion" ADD CONSTRAINT "search_promotion_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- Both belong to PostgreSQL's own contrib modules and may be created by the owner of the database;
-- where that is not so, an administrator creates them first and these two lines do nothing.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Every language PostgreSQL can stem, without regard to accents: café finds cafe and the other way.
DO $$
DECLARE
  language text;
  name text;
  words text := 'asciiword, asciihword, hword_asciipart, word, hword, hword_part';
BEGIN
  FOR language IN
    SELECT c.cfgname FROM pg_ts_config c
    JOIN pg_namespace n ON n.oid = c.cfgnamespace WHERE n.nspname = 'pg_catalog'
  LOOP
    name := 'standfirst_' || language;
    EXECUTE format('CREATE TEXT SEARCH CONFIGURATION %I (COPY = pg_catalog.%I)', name, language);
    EXECUTE format('ALTER TEXT SEARCH CONFIGURATION %I ALTER MAPPING FOR %s WITH unaccent, %s',
      name, words, CASE language WHEN 'simple' THEN 'simple' ELSE language || '_stem' END);
  END LOOP;
END $$;

-- The words are derived here, from the texts, so that no writer can forget or mismatch them.
CREATE FUNCTION search_document_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE language regconfig := NEW.configuration::regconfig;
BEGIN
  NEW.headline_words := setweight(to_tsvector(language, NEW.headline), 'A');
  NEW.words := NEW.headline_words
    || setweight(to_tsvector(language, NEW.standfirst || ' . ' || NEW.topics), 'B')
    || setweight(to_tsvector(language, NEW.byline || ' . ' || NEW.captions), 'C')
    || setweight(to_tsvector(language, NEW.body), 'D');
  NEW.is_learned := false;
  RETURN NEW;
END $$;
CREATE TRIGGER search_document_derives_words
  BEFORE INSERT OR UPDATE OF configuration, headline, standfirst, byline, topics, captions, body
  ON "search_document" FOR EACH ROW EXECUTE FUNCTION search_document_words();

-- Texts and vectors live beside the row, uncompressed: counting and sorting matches reads narrow rows,
-- and ranking does not pay for unpacking.
ALTER TABLE "search_document" SET (toast_tuple_target = 256);
ALTER TABLE "search_document" ALTER COLUMN words SET STORAGE EXTERNAL;

CREATE INDEX "search_document_words" ON "search_document" USING gin (words) WITH (fastupdate = off);
CREATE INDEX "search_document_headline_words" ON "search_document"
  USING gin (headline_words) WITH (fastupdate = off);
CREATE INDEX "search_document_persons" ON "search_document" USING gin (person_ids);
CREATE INDEX "search_document_topics" ON "search_document" USING gin (topic_ids);
CREATE INDEX "search_document_not_learned" ON "search_document" (article_id) WHERE NOT is_learned;
CREATE INDEX "search_word_prefix" ON "search_word" (word text_pattern_ops);
CREATE INDEX "search_word_similar" ON "search_word" USING gin (word gin_trgm_ops);

-- A story that readers may not see cannot be found, from the same moment on, whoever hid it.
CREATE FUNCTION search_forgets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_document WHERE article_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER article_hidden_is_not_found AFTER UPDATE OF status, live_revision_id ON "article"
  FOR EACH ROW WHEN (NEW.live_revision_id IS NULL) EXECUTE FUNCTION search_forgets();

-- Names that change are found under the new one.
CREATE FUNCTION search_hears_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE search_document d SET byline = (
    SELECT string_agg(p.name, ', ' ORDER BY b.position) FROM article a
    JOIN byline b ON b.revision_id = a.live_revision_id JOIN person p ON p.id = b.person_id
    WHERE a.id = d.article_id)
  WHERE d.person_ids @> ARRAY[NEW.id];
  RETURN NULL;
END $$;
CREATE TRIGGER person_renamed_is_found AFTER UPDATE OF name ON "person"
  FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION search_hears_of_person();

CREATE FUNCTION search_hears_of_topic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE search_document d SET topics = (
    SELECT string_agg(t.name, ', ' ORDER BY at.position) FROM article_topic at
    JOIN topic t ON t.id = at.topic_id WHERE at.article_id = d.article_id)
  WHERE d.topic_ids @> ARRAY[NEW.id];
  RETURN NULL;
END $$;
CREATE TRIGGER topic_renamed_is_found AFTER UPDATE OF name ON "topic"
  FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION search_hears_of_topic();

ALTER TABLE "search_promotion" ADD CONSTRAINT "search_promotion_query_says_something"
  CHECK (trim(query) <> '' AND length(query) <= 200);
