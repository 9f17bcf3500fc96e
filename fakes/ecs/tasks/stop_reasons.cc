#include "fakes/ecs/tasks/stop_reasons.h"

namespace ecs::stop_reason {
namespace {

// As the container runtime completes the name of an image.
std::string reference_of(const std::string& image) {
  const std::size_t slash = image.find('/');
  const std::string host = image.substr(0, slash);
  std::string reference = image;
  if (slash == std::string::npos) {
    reference = "docker.io/library/" + image;
  } else if (host.find('.') == std::string::npos && host.find(':') == std::string::npos) {
    reference = "docker.io/" + image;
  }
  const std::size_t last = reference.rfind('/');
  return reference.find(':', last) == std::string::npos ? reference + ":latest" : reference;
}

std::string ordering(const std::string& dependency, const std::string& target) {
  return "container ordering dependency [" + dependency + "] for target [" + target + "] ";
}

}  // namespace

std::string scaling(const std::string& deployment) {
  return "Scaling activity initiated by (deployment " + deployment + ")";
}

std::string cannot_pull(const std::string& image) {
  const std::string reference = reference_of(image);
  return "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to "
         "resolve ref " +
         reference + ": " + reference + ": not found";
}

std::string pull_timed_out(const std::string& image) {
  const std::string reference = reference_of(image);
  const std::size_t slash = reference.find('/');
  const std::size_t colon = reference.rfind(':');
  const std::string host = reference.substr(0, slash);
  const std::string registry = host == "docker.io" ? "registry-1.docker.io" : host;
  const std::string name = reference.substr(slash, colon - slash);
  return "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to "
         "resolve ref " +
         reference + ": failed to do request: Head \"https://" + registry + "/v2" + name +
         "/manifests/" + reference.substr(colon + 1) + "\": dial tcp: i/o timeout";
}

std::string cannot_get_secrets(const std::string& why) {
  return "ResourceInitializationError: unable to pull secrets or registry auth: execution resource "
         "retrieval failed: " +
         why;
}

std::string cannot_start(const std::string& why) { return "CannotStartContainerError: " + why; }

std::string cannot_run_command(const std::string& why) {
  return cannot_start(
      "ResourceInitializationError: failed to create new container runtime task: failed to create "
      "shim task: OCI runtime create failed: runc create failed: unable to start container "
      "process: " +
      why + ": unknown");
}

std::string nothing_runs(const std::string& image) { return cannot_start("nothing runs " + image); }

std::string too_many_run(std::size_t most) {
  return cannot_start(std::to_string(most) +
                      " programs run already, and the world allows no more (programs: at_once)");
}

std::string dependency_failed(const std::string& dependency, const std::string& target) {
  return "dependency graph: failed to resolve " + ordering(dependency, target) +
         "as dependency did not exit successfully.";
}

std::string dependency_timed_out(const std::string& dependency, const std::string& target) {
  return "dependency graph: " + ordering(dependency, target) + "has timed out.";
}

}  // namespace ecs::stop_reason
