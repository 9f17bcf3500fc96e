// Checks of the sites' repositories and the containers' workspaces.
#include <memory>

#include "harness/webordinary/checks.h"
#include "harness/webordinary/git_host.h"
#include "harness/webordinary/naming.h"

namespace harness {
namespace {

class GitCheck : public Check {
 public:
  GitCheck(const Expectation& expectation, CheckContext context, WebordinaryCheckContext platform)
      : Check(expectation, context), platform_(platform) {}

  std::string expected() const override {
    std::string text = "the branch " + branch() + " of " + field("site");
    if (has("at")) text += " (" + field("at") + ")";
    if (has("file")) text += " with the file " + field("file");
    if (has("contains")) text += " that contains '" + field("contains") + "'";
    if (has("message")) text += " with a commit '" + field("message") + "'";
    if (has("commits_at_least")) {
      text += " at least " + field("commits_at_least") + " commits ahead of main";
    }
    return text;
  }

  Result evaluate() override {
    const std::shared_ptr<const sim::git::Repository> repository = place();
    if (repository == nullptr) {
      return {false, field("at") == "workspace" ? "no workspace" : "no repository"};
    }
    if (!repository->find(branch())) return {false, "no such branch"};
    const std::vector<sim::git::Commit> commits = ahead_of_main(*repository);
    std::string seen = std::to_string(commits.size()) + " commits ahead of main";
    for (const auto& commit : commits) {
      seen += ", '" + commit.message.substr(0, commit.message.find('\n')) + "'";
    }
    bool holds = static_cast<int>(commits.size()) >= number("commits_at_least");
    if (has("message")) holds = holds && has_message(commits);
    if (has("file")) {
      const auto text = repository->read_file_at(branch(), field("file"));
      seen += text ? "; the file says '" + text->substr(0, 80) + "'" : "; no such file";
      holds = holds && text && text->find(field("contains")) != std::string::npos;
    }
    return {holds, seen};
  }

  bool concerns(const sim::Event& event) const override {
    return event.kind == "ecs.output" || event.kind.starts_with("claude.") ||
           event.kind == "ecs.task" || event.kind.starts_with("git.") ||
           // The commits of real programs are no events, but a message to somebody follows them.
           event.kind == "sqs.sent";
  }

 private:
  // The conversation that the field `thread` names, or null.
  const Conversation* conversation() const {
    return has("thread") ? platform_.conversations.find(field("thread")) : nullptr;
  }

  std::string branch() const {
    if (has("branch")) return field("branch");
    const Conversation* meant = conversation();
    return meant == nullptr ? "main" : branch_of(meant->thread);
  }

  std::string container() const {
    if (has("container")) return field("container");
    const Conversation* meant = conversation();
    if (meant == nullptr) return {};
    const UserConfig& user = meant->user;
    return ContainerName{user.client, user.project, user.user}.id();
  }

  std::shared_ptr<const sim::git::Repository> place() const {
    GitHost& git = platform_.git;
    if (field("at") == "workspace") return git.find_workspace(container());
    const std::string site = field("site");
    const std::size_t slash = site.find('/');
    // The git host owns the repository, and outlives this use of it.
    return {std::shared_ptr<void>{},
            git.find(GitHost::url(site.substr(0, slash), site.substr(slash + 1)))};
  }

  std::vector<sim::git::Commit> ahead_of_main(const sim::git::Repository& repository) const {
    std::vector<sim::git::Commit> commits;
    for (sim::git::Commit& commit : repository.log(branch())) {
      if (branch() != "main" && repository.contains("main", commit.id)) break;
      commits.push_back(std::move(commit));
    }
    return commits;
  }

  bool has_message(const std::vector<sim::git::Commit>& commits) const {
    for (const sim::git::Commit& commit : commits) {
      if (commit.message.find(field("message")) != std::string::npos) return true;
    }
    return false;
  }

  WebordinaryCheckContext platform_;
};

}  // namespace

std::unique_ptr<Check> make_git_check(const Expectation& expectation, CheckContext context,
                                      WebordinaryCheckContext platform) {
  return std::make_unique<GitCheck>(expectation, context, platform);
}

}  // namespace harness
