// Where a member stands in a request, in the two notations of AWS's messages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/constraints.h"

namespace aws {

class MemberPath {
 public:
  // The key of a map's entry.
  struct Key {
    std::string_view name;
  };

  // Goes one step deeper for as long as the Step lives. The member's name must outlive the step.
  class Step {
   public:
    Step(MemberPath& path, std::string_view member) : path_(path) {
      path_.parts_.push_back({member, 0, Part::kMember});
    }
    Step(MemberPath& path, std::size_t index) : path_(path) {
      path_.parts_.push_back({{}, index, Part::kIndex});
    }
    Step(MemberPath& path, Key key) : path_(path) {
      path_.parts_.push_back({key.name, 0, Part::kKey});
    }
    ~Step() { path_.parts_.pop_back(); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    MemberPath& path_;
  };

  // `KeySchema[0].AttributeName`
  std::string dotted() const;
  // `keySchema.1.member.attributeName`: members begin in lower case, indexes count from 1; a map's
  // value is `requestItems.Books.member`.
  std::string coral() const;
  // The name of the member that is being looked at, `AttributeName`.
  std::string_view last_member() const;

 private:
  struct Part {
    std::string_view name;
    std::size_t index;
    enum { kMember, kIndex, kKey } what;
  };
  std::vector<Part> parts_;
};

// No more violations are told of one request. What is a list of a million things that are wrong in
// the same way is refused like one of a thousand.
inline constexpr std::size_t kMostViolations = 1000;

// Adds the violation of a required member that is absent below `path`, unless there are
// kMostViolations already.
void add_missing_member(MemberPath& path, std::string_view member,
                        std::vector<Violation>& violations);

}  // namespace aws
