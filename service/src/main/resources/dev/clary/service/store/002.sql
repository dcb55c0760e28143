-- Labels that people put on jobs. A job may have its labels before it is stored itself.
CREATE TABLE tag (
  kind  TEXT NOT NULL,
  name  TEXT NOT NULL COLLATE NOCASE,
  key   TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (kind, name, key)
) WITHOUT ROWID;

-- Values of metrics that clients put there; those of training jobs are in metric_point.
CREATE TABLE measurement (
  id         INTEGER PRIMARY KEY,
  namespace  TEXT    NOT NULL,
  metric     TEXT    NOT NULL,
  dimensions TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  count      REAL    NOT NULL,
  sum        REAL    NOT NULL,
  min        REAL    NOT NULL,
  max        REAL    NOT NULL,
  unit       TEXT    NOT NULL
);

CREATE INDEX measurement_by_metric ON measurement (namespace, metric, dimensions, at);
