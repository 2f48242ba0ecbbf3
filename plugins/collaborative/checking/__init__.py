"""What an editor would want to hear before something is published, beyond what front matter means.

An error would publish something wrong, unsafe or missing; a warning is probably a slip. One module a subject, each
with one function from the whole site to problems; nothing here touches the disk or the clock.
"""
