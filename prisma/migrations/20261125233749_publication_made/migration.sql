-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- One that is there already is as old as the first text in it.
UPDATE "publication"
SET "created_at" = coalesce((SELECT min("created_at") FROM "revision"), "created_at");
