-- Times are milliseconds since 1970, truth is 0 or 1, JSON is text.

CREATE TABLE tuning_job (
  id             INTEGER PRIMARY KEY,
  name           TEXT    NOT NULL UNIQUE,
  status         TEXT    NOT NULL,
  failure_reason TEXT,
  stop_requested INTEGER NOT NULL,
  created_at     INTEGER NOT NULL,
  modified_at    INTEGER NOT NULL,
  version        INTEGER NOT NULL,
  metric         TEXT    NOT NULL,
  goal           TEXT    NOT NULL,
  spec           TEXT    NOT NULL
);

CREATE UNIQUE INDEX tuning_job_by_name_whatever_case ON tuning_job (name COLLATE NOCASE);
CREATE INDEX tuning_job_by_creation ON tuning_job (created_at, name);
CREATE INDEX tuning_job_unfinished ON tuning_job (created_at, id)
  WHERE status IN ('IN_PROGRESS', 'STOPPING');

-- What changes while a job runs. What never does is in training_spec, so that neither an update nor
-- a count drags the definition through memory.
CREATE TABLE training_job (
  id             INTEGER PRIMARY KEY,
  name           TEXT    NOT NULL UNIQUE,
  tuning_job     TEXT,
  number         INTEGER,
  status         TEXT    NOT NULL,
  failure_kind   TEXT,
  failure_reason TEXT,
  stop_requested INTEGER NOT NULL,
  created_at     INTEGER NOT NULL,
  modified_at    INTEGER NOT NULL,
  attempt        INTEGER,
  stage          TEXT,
  handle         TEXT,
  exit_code      INTEGER,
  tuned          TEXT,
  transitions    TEXT    NOT NULL
);

CREATE UNIQUE INDEX training_job_by_name_whatever_case ON training_job (name COLLATE NOCASE);
CREATE UNIQUE INDEX training_job_by_number ON training_job (tuning_job, number)
  WHERE tuning_job IS NOT NULL;
CREATE INDEX training_job_by_outcome
  ON training_job (tuning_job, status, failure_kind, stop_requested, number);
CREATE INDEX training_job_by_creation ON training_job (created_at, name);
CREATE INDEX training_job_unfinished ON training_job (created_at, id)
  WHERE status IN ('IN_PROGRESS', 'STOPPING');

CREATE TABLE training_spec (
  training_job INTEGER PRIMARY KEY REFERENCES training_job (id),
  access_key   TEXT    NOT NULL,
  admin        INTEGER NOT NULL,
  explanation  TEXT,
  definition   TEXT    NOT NULL,
  request      TEXT    NOT NULL
);

-- The last finite value of each metric.
CREATE TABLE latest_metric (
  training_job INTEGER NOT NULL REFERENCES training_job (id),
  metric       TEXT    NOT NULL,
  value        REAL    NOT NULL CHECK (abs(value) < 9e999),
  at           INTEGER NOT NULL,
  line         INTEGER NOT NULL,
  PRIMARY KEY (training_job, metric)
) WITHOUT ROWID;

-- Every value found; one that was not a number has value NULL. Several found in one line are told
-- apart by ordinal.
CREATE TABLE metric_point (
  training_job INTEGER NOT NULL REFERENCES training_job (id),
  line         INTEGER NOT NULL,
  ordinal      INTEGER NOT NULL,
  metric       TEXT    NOT NULL,
  value        REAL,
  at           INTEGER NOT NULL,
  PRIMARY KEY (training_job, line, ordinal)
) WITHOUT ROWID;

CREATE TABLE log_line (
  training_job INTEGER NOT NULL REFERENCES training_job (id),
  number       INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  text         TEXT    NOT NULL,
  PRIMARY KEY (training_job, number)
) WITHOUT ROWID;

-- Bytes of each attempt's output that are stored as lines.
CREATE TABLE output_position (
  training_job INTEGER NOT NULL REFERENCES training_job (id),
  attempt      INTEGER NOT NULL,
  offset       INTEGER NOT NULL,
  PRIMARY KEY (training_job, attempt)
) WITHOUT ROWID;

-- The training jobs of tuning jobs with what the search needs of them. A job has an objective value
-- when it completed, or ended at its own time limit, after having logged one.
CREATE VIEW launched_job AS
  SELECT j.name, j.tuning_job, j.number, j.status, j.failure_kind, j.failure_reason,
         j.stop_requested, j.tuned, t.goal, m.value AS objective
    FROM training_job j
    JOIN tuning_job t ON t.name = j.tuning_job
    LEFT JOIN latest_metric m
      ON m.training_job = j.id
     AND m.metric = t.metric
     AND (j.status = 'COMPLETED' OR (j.status = 'STOPPED' AND j.stop_requested = 0));
