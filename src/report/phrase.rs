//! What a report says, in both languages side by side.

use crate::model::{Axis, Lang};
use crate::priority::{Conclusion, DecisionStatus, Tier};
use crate::scoring::NoScore;

/// A phrase in English and Chinese, with `{names}` of what is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase(pub(super) &'static str, pub(super) &'static str);

impl Phrase {
    /// The phrase as it stands.
    pub(super) const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.0,
            Lang::Zh => self.1,
        }
    }

    /// The phrase with every `{name}` replaced, in one pass: what is filled in is never read for
    /// names again.
    pub(super) fn with(self, lang: Lang, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.get(lang);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let value = values.iter().find(|&&(known, _)| known == name);
            debug_assert!(value.is_some(), "nothing to fill in for {name:?} in {:?}", self.0);
            out.push_str(value.map_or("", |&(_, value)| value));
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// Items as a list inside a sentence.
pub(super) fn listed<T: AsRef<str>>(items: &[T], lang: Lang) -> String {
    let comma = match lang {
        Lang::En => ", ",
        Lang::Zh => "、",
    };
    items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(comma)
}

/// So many issues.
pub(super) fn issue_count(count: usize, lang: Lang) -> String {
    let words = match count {
        1 => Phrase("1 issue", "1 个议题"),
        _ => Phrase("{count} issues", "{count} 个议题"),
    };
    words.with(lang, &[("count", &count.to_string())])
}

/// So many groups.
#[cfg(feature = "plot")]
pub(super) fn group_count(count: usize, lang: Lang) -> String {
    let words = match count {
        1 => Phrase("1 group", "1 个群体"),
        _ => Phrase("{count} groups", "{count} 个群体"),
    };
    words.with(lang, &[("count", &count.to_string())])
}

/// A tier by name.
pub(super) const fn tier(tier: Tier) -> Phrase {
    match tier {
        Tier::Both => Phrase("both", "两轴均重要"),
        Tier::OperationalOnly => Phrase("operational only", "仅运营轴重要"),
        Tier::StakeholderOnly => Phrase("stakeholder only", "仅利益相关方轴重要"),
        Tier::Neither => Phrase("neither", "均不重要"),
        Tier::InsufficientData => Phrase("insufficient data", "数据不足"),
    }
}

/// What an issue is held to be.
pub(super) const fn conclusion(conclusion: Conclusion) -> Phrase {
    match conclusion {
        Conclusion::Material => Phrase("material", "重要"),
        Conclusion::NotMaterial => Phrase("not material", "不重要"),
    }
}

/// Where a decision stands.
pub(super) const fn status(status: DecisionStatus) -> Phrase {
    match status {
        DecisionStatus::Proposed => Phrase("proposed", "已提议"),
        DecisionStatus::Approved => Phrase("approved", "已批准"),
        DecisionStatus::Overridden => Phrase("overridden", "已人工调整"),
        DecisionStatus::Retired => Phrase("retired", "已停用"),
    }
}

/// Why there is no score.
pub(super) fn no_score(reason: &NoScore, lang: Lang) -> String {
    match reason {
        NoScore::NotRated => Phrase("no group counts on this axis", "该维度没有计入权重的群体"),
        NoScore::NoAnswers => {
            Phrase("no group that counts gave enough answers", "计入权重的群体均未给出足够的回答")
        }
        NoScore::GroupAbsent { group } => {
            let phrase = Phrase(
                "group {group} counts but gave too few answers",
                "群体 {group} 计入权重但回答过少",
            );
            return phrase.with(lang, &[("group", group.as_str())]);
        }
    }
    .get(lang)
    .to_owned()
}

/// An axis by a short name for column headings.
pub(super) const fn short_axis(axis: Axis) -> Phrase {
    match axis {
        Axis::Operational => Phrase("op.", "运营"),
        Axis::Stakeholder => Phrase("st.", "利益相关方"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Phrase, listed};
    use crate::model::Lang;

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        let phrase = Phrase("{a} before {b}", "{b}前是{a}");
        let values = [("a", "{b}"), ("b", "x")];
        assert_eq!(phrase.with(Lang::En, &values), "{b} before x");
        assert_eq!(phrase.with(Lang::Zh, &values), "x前是{b}");
        assert_eq!(listed(&["a", "b"], Lang::Zh), "a、b");
    }
}
