-- CreateTable
CREATE TABLE "presence" (
    "article_id" INTEGER NOT NULL,
    "staff_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "is_editing" BOOLEAN NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("article_id","staff_id")
);

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who is here is forgotten in a crash, and should cost nothing.
ALTER TABLE "presence" SET UNLOGGED;
