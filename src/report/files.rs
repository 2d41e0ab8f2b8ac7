//! Tables as files for machines: CSV, and JSON rows.

use super::escape;
use super::table::{ReportCell, ReportTable};

impl ReportTable {
    /// The table as CSV: a header of column ids, then one line per row, each ended by a line feed.
    ///
    /// Numbers have every digit and are never changed; what is missing is an empty field. Text
    /// that a spreadsheet would take for a formula gets an apostrophe in front: one that begins,
    /// after any white space, with `=`, `+`, `-`, `@` or a full-width form of these, or begins
    /// with a tab, a line break or an apostrophe. So a leading apostrophe is always one to be taken
    /// away.
    pub fn to_csv(&self) -> String {
        let mut out = String::new();
        let places = self.in_files();
        push_line(&mut out, places.iter().map(|&at| escape::csv(self.columns()[at].id())));
        for row in self.rows() {
            push_line(&mut out, places.iter().map(|&at| field(&row[at])));
        }
        out
    }

    /// The table as JSON: a list of objects keyed by column id, every number with every digit,
    /// `null` for what is missing.
    ///
    /// # Examples
    ///
    /// ```
    /// use materiality::{Report, demo};
    ///
    /// let result = demo::plan()?.run(&demo::survey()?.tally())?;
    /// let tables = Report::of(&result).tables();
    /// let ranking = tables.iter().find(|table| table.id() == "ranking").unwrap();
    /// assert_eq!(ranking.to_json()[0]["rank"], 1);
    /// # Ok::<(), materiality::Error>(())
    /// ```
    #[cfg(feature = "json")]
    pub fn to_json(&self) -> serde_json::Value {
        let cell = |cell: &ReportCell| match cell {
            ReportCell::Text(text) => text.as_str().into(),
            ReportCell::Count(count) => (*count).into(),
            ReportCell::Number(number, _) | ReportCell::Share(number) => (*number).into(),
            ReportCell::Missing => serde_json::Value::Null,
        };
        let places = self.in_files();
        let object = |row: &Vec<ReportCell>| {
            let field = |&at: &usize| (self.columns()[at].id().to_owned(), cell(&row[at]));
            places.iter().map(field).collect()
        };
        self.rows().iter().map(object).map(serde_json::Value::Object).collect()
    }
}

fn push_line(out: &mut String, fields: impl Iterator<Item = String>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&field);
    }
    out.push('\n');
}

fn field(cell: &ReportCell) -> String {
    match cell {
        ReportCell::Text(text) => escape::csv(text),
        ReportCell::Count(count) => count.to_string(),
        ReportCell::Number(number, _) | ReportCell::Share(number) => number.to_string(),
        ReportCell::Missing => String::new(),
    }
}
