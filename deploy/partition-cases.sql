-- Keeps the cases of each prefecture in a partition of their own, for an installation of many provinces: what is vacuumed,
-- indexed, moved to another disk or put away is then one prefecture, not the country. To be run once, as the user of the
-- service, while no process of it runs; rows are copied, so there must be room for them twice. What the service asks stays
-- as it is. docs/operations.md, "Growing to a whole country".
--
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f deploy/partition-cases.sql

BEGIN;
SET LOCAL statement_timeout = 0;
LOCK TABLE cases IN ACCESS EXCLUSIVE MODE;

-- Outside "public", so that a backup holds the rows of cases once and can be brought back into a database without partitions.
CREATE SCHEMA partitioned;

-- A key of a partitioned table would have to hold the division: ids and numbers stay unique, and can be referred to, here.
CREATE TABLE partitioned.case_keys (id text PRIMARY KEY, case_number text NOT NULL UNIQUE);
INSERT INTO partitioned.case_keys SELECT id, case_number FROM cases;

CREATE TEMPORARY TABLE kept ON COMMIT DROP AS
  SELECT indexdef AS statement FROM pg_indexes
  WHERE schemaname = 'public' AND tablename = 'cases'
    AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE conrelid = 'cases'::regclass)
  UNION ALL
  SELECT format('ALTER TABLE cases ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)) FROM pg_constraint
  WHERE conrelid = 'cases'::regclass AND contype = 'f' AND confrelid <> 'cases'::regclass;

DO $$
DECLARE held record;
BEGIN
  FOR held IN
    SELECT conrelid::regclass AS name, conname, attname FROM pg_constraint
    JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'f' AND confrelid = 'cases'::regclass
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', held.name, held.conname);
    IF held.name = 'cases'::regclass THEN
      INSERT INTO kept VALUES (format('ALTER TABLE cases ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES partitioned.case_keys (id)',
        held.conname, held.attname));
    ELSE
      EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES partitioned.case_keys (id)',
        held.name, held.conname, held.attname);
    END IF;
  END LOOP;
END $$;

ALTER TABLE cases RENAME TO cases_whole;
CREATE TABLE cases (LIKE cases_whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS) PARTITION BY RANGE (problem_division);

-- One for each prefecture that has an office or a case; another later: CREATE TABLE ... PARTITION OF, while the last is empty of it.
DO $$
DECLARE prefecture text;
BEGIN
  FOR prefecture IN
    SELECT left(division, 4) FROM offices WHERE length(division) >= 4
    UNION SELECT left(problem_division, 4) FROM cases_whole
  LOOP
    EXECUTE format('CREATE TABLE partitioned.cases_%s PARTITION OF cases FOR VALUES FROM (%L) TO (%L)',
      prefecture, prefecture, (prefecture::integer + 1)::text);
  END LOOP;
END $$;
CREATE TABLE partitioned.cases_elsewhere PARTITION OF cases DEFAULT;

INSERT INTO cases SELECT * FROM cases_whole;
DROP TABLE cases_whole;

DO $$
DECLARE statement text;
BEGIN
  FOR statement IN SELECT kept.statement FROM kept LOOP
    EXECUTE statement;
  END LOOP;
END $$;
CREATE INDEX cases_by_id ON cases (id);

-- Cases are never deleted, and never change their place: a key is written once.
CREATE FUNCTION partitioned.keep_case_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO partitioned.case_keys VALUES (NEW.id, NEW.case_number);
  RETURN NEW;
END $$;
CREATE TRIGGER keep_case_key BEFORE INSERT ON cases FOR EACH ROW EXECUTE FUNCTION partitioned.keep_case_key();

ANALYZE cases;
COMMIT;
