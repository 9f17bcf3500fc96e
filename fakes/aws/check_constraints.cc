#include <algorithm>

#include "fakes/aws/decode.h"
#include "fakes/aws/member_path.h"
#include "fakes/aws/tag_text.h"

namespace aws {
namespace {

using ViolationKind = Violation::Kind;

class Checker {
 public:
  Checker(std::vector<Violation>& violations, sim::Cancellation* cancellation)
      : violations_(violations), cancellation_(cancellation) {}

  void structure(const Structure& shape, const void* value) {
    if (violations_.size() >= kMostViolations) return;
    for (const Field& field : shape.fields()) {
      if (field.is_refused) continue;
      const void* member = field.get(value);
      if (is_absent(field, member)) continue;
      const MemberPath::Step step{path_, field.name};
      constraints(field.constraints, *field.type, member);
      nested(field, *field.type, member);
    }
  }

 private:
  void nested(const Field& field, const Type& type, const void* value) {
    if (type.kind() == Kind::kStructure) {
      structure(type.structure(), value);
    } else if (type.kind() == Kind::kList) {
      std::size_t index = 0;
      type.for_each(value, [&](const std::string&, const void* element) {
        const MemberPath::Step step{path_, index++};
        inside(field, type.element(), element);
      });
    } else if (type.kind() == Kind::kMap) {
      type.for_each(value, [&](const std::string& key, const void* element) {
        {
          const MemberPath::Step step{path_, key};
          constraints(field.key_constraints, detail::string_type(), &key);
        }
        const MemberPath::Step step{path_, MemberPath::Key{key}};
        inside(field, type.element(), element);
      });
    }
  }

  void inside(const Field& field, const Type& type, const void* element) {
    if (violations_.size() >= kMostViolations) return;
    sim::count_step(cancellation_);
    constraints(field.element_constraints, type, element);
    nested(field, type, element);
  }

  void constraints(const Constraints& limits, const Type& type, const void* value) {
    switch (type.kind()) {
      case Kind::kString: {
        const auto& text = *static_cast<const std::string*>(value);
        string(limits, text);
        return;
      }
      case Kind::kBlob: {
        const auto size = static_cast<const Blob*>(value)->bytes.size();
        length(limits, static_cast<std::int64_t>(size), "java.nio.HeapByteBuffer");
        return;
      }
      case Kind::kList:
      case Kind::kMap:
        length(limits, static_cast<std::int64_t>(type.size(value)),
               type.kind() == Kind::kList ? "[]" : "{}");
        return;
      case Kind::kInteger:
        range(limits, type.get_integer(value));
        return;
      default:
        return;
    }
  }

  void string(const Constraints& limits, const std::string& text) {
    if (limits.exempt != nullptr && limits.exempt(text)) return;
    // Patterns first, then enumerations, then lengths: the order in which services report them.
    if (limits.matches != nullptr && !limits.matches(text)) {
      add(ViolationKind::kPattern, text,
          "Member must satisfy regular expression pattern: " + std::string(limits.pattern_text));
    }
    if (!limits.values.empty() &&
        std::find(limits.values.begin(), limits.values.end(), text) == limits.values.end()) {
      std::string set;
      for (const auto value : limits.values) set += (set.empty() ? "" : ", ") + std::string(value);
      add(ViolationKind::kEnum, text, "Member must satisfy enum value set: [" + set + "]");
    }
    if (limits.min_length || limits.max_length) length(limits, character_count(text), text);
  }

  void length(const Constraints& limits, std::int64_t size, const std::string& shown) {
    if (limits.min_length && size < *limits.min_length) {
      add(ViolationKind::kTooShort, shown,
          "Member must have length greater than or equal to " + std::to_string(*limits.min_length));
    }
    if (limits.max_length && size > *limits.max_length) {
      add(ViolationKind::kTooLong, shown,
          "Member must have length less than or equal to " + std::to_string(*limits.max_length));
    }
  }

  void range(const Constraints& limits, std::int64_t number) {
    if (limits.min_value && number < *limits.min_value) {
      add(ViolationKind::kTooSmall, std::to_string(number),
          "Member must have value greater than or equal to " + std::to_string(*limits.min_value));
    }
    if (limits.max_value && number > *limits.max_value) {
      add(ViolationKind::kTooLarge, std::to_string(number),
          "Member must have value less than or equal to " + std::to_string(*limits.max_value));
    }
  }

  void add(ViolationKind what, std::string shown, std::string constraint) {
    if (violations_.size() >= kMostViolations) return;
    const std::string path = path_.coral();
    // A required member that is absent was reported by the decoder; its empty value says nothing.
    const auto is_missing = [&](const Violation& v) {
      return v.kind == ViolationKind::kMissing && v.path == path;
    };
    if (std::any_of(violations_.begin(), violations_.end(), is_missing)) return;
    violations_.push_back(
        {what, path, std::string(path_.last_member()), std::move(shown), std::move(constraint)});
  }

  std::vector<Violation>& violations_;
  sim::Cancellation* cancellation_;
  MemberPath path_;
};

}  // namespace

void check_constraints(const Structure& shape, const void* value,
                       std::vector<Violation>& violations, sim::Cancellation* cancellation) {
  Checker{violations, cancellation}.structure(shape, value);
}

}  // namespace aws
