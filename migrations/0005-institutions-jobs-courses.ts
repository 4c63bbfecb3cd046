import type { Sequelize } from 'sequelize'

/**
 * What is imported as whole files: health institutions, vacancies, courses. Rows belong to the import that brought them;
 * the head of a kind names the import in use and the one before it.
 */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    CREATE TABLE listing_editions (
      id text PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('institutions', 'jobs', 'courses')),
      source text NOT NULL,
      sha256 text NOT NULL,
      taken integer NOT NULL,
      refused integer NOT NULL,
      imported_at timestamptz NOT NULL
    );
    CREATE TABLE listing_heads (
      kind text PRIMARY KEY,
      current_id text NOT NULL REFERENCES listing_editions,
      earlier_id text REFERENCES listing_editions
    );
    CREATE TABLE institutions (
      id text PRIMARY KEY,
      edition_id text NOT NULL REFERENCES listing_editions ON DELETE CASCADE,
      name text NOT NULL,
      level text NOT NULL,
      division text NOT NULL,
      address text NOT NULL,
      longitude double precision,
      latitude double precision,
      phone text NOT NULL,
      hours text NOT NULL,
      insurance boolean NOT NULL,
      serious_illness boolean NOT NULL,
      CHECK ((longitude IS NULL) = (latitude IS NULL))
    );
    CREATE INDEX institutions_of_edition ON institutions (edition_id);
    CREATE TABLE vacancies (
      id text PRIMARY KEY,
      edition_id text NOT NULL REFERENCES listing_editions ON DELETE CASCADE,
      title text NOT NULL,
      employer text NOT NULL,
      division text NOT NULL,
      address text NOT NULL,
      trade text NOT NULL,
      pay_from integer,
      pay_to integer,
      places integer NOT NULL,
      public_welfare boolean NOT NULL,
      lodging boolean NOT NULL,
      phone text NOT NULL,
      closes date,
      description text NOT NULL
    );
    CREATE INDEX vacancies_of_edition ON vacancies (edition_id);
    CREATE TABLE courses (
      id text PRIMARY KEY,
      edition_id text NOT NULL REFERENCES listing_editions ON DELETE CASCADE,
      title text NOT NULL,
      school text NOT NULL,
      division text NOT NULL,
      address text NOT NULL,
      longitude double precision,
      latitude double precision,
      trade text NOT NULL,
      starts date NOT NULL,
      days integer NOT NULL,
      places integer NOT NULL,
      free boolean NOT NULL,
      childcare boolean NOT NULL,
      phone text NOT NULL,
      description text NOT NULL,
      CHECK ((longitude IS NULL) = (latitude IS NULL))
    );
    CREATE INDEX courses_of_edition ON courses (edition_id);
  `)
}
